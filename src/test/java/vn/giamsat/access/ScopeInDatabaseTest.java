package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giamsat.access.Scope.Place;

/// What subscriptions are told without asking the database is what the database would show.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeInDatabaseTest {
    private static final List<String> PROVINCES = List.of("2021-24", "2021-27", "2021-48");
    private static final List<String> ENTERPRISES = List.of("VIETTEL", "VNPT", "NONE");

    private final List<Place> places = new ArrayList<>();
    private MigratedDatabase database;

    @BeforeAll
    void enterAFacilityOfEachKindOfPlace() {
        database = new MigratedDatabase();
        for (var province : PROVINCES) {
            for (var enterprise : ENTERPRISES) {
                var id = database.facility(province);
                database.owner.execute(
                        "update facility set enterprise = nullif('%s', 'NONE') where id = '%s'"
                                .formatted(enterprise, id));
                places.add(new Place(id, province, enterprise));
            }
        }
    }

    @AfterAll
    void stop() {
        database.close();
    }

    Stream<Scope> scopes() {
        var one = Set.of("2021-24");
        var two = Set.of("2021-24", "2021-48");
        var facilities = Set.of(places.get(0).facilityId(), places.get(4).facilityId());
        return Stream.of(
                new Scope.Nation(),
                new Scope.Provinces(Set.of()),
                new Scope.Provinces(one),
                new Scope.Provinces(two),
                new Scope.Enterprise("VIETTEL", one),
                new Scope.Enterprise("VNPT", two),
                new Scope.Facilities("VIETTEL", facilities),
                new Scope.Facilities("VNPT", Set.of(UUID.randomUUID())),
                new Scope.Contact(facilities),
                new Scope.Contact(Set.of()));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void admitsThePlacesThatTheDatabaseShows(Scope scope) {
        var shown =
                database.transactions
                        .rows(
                                scope,
                                "select id from facility",
                                Tuple.tuple(),
                                row -> row.getUUID("id"))
                        .await()
                        .atMost(Duration.ofSeconds(10));

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        places.stream().filter(scope::admits).map(Place::facilityId).toList());
    }
}
