package vn.giamsat.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.digest.DigestFixture.await;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.notice.DeliveryState;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// Who sees whom digests did not reach: Hoa is appointed in Bắc Giang (2021-24), Châu in Đà Nẵng
/// (2021-48), Lan in both.
class DigestDeliveriesTest {
    private static final DigestDeliveries.Filter ALL = new DigestDeliveries.Filter(null, null);

    private static DigestFixture here;
    private static DigestDeliveries deliveries;
    private static Viewer.Person hoa;
    private static Viewer.Person chau;
    private static Viewer.Person lan;

    @BeforeAll
    static void compose() {
        here = new DigestFixture();
        deliveries = new DigestDeliveries(here.database.transactions);
        hoa = chosen("hoa", "2021-24");
        chau = chosen("chau", "2021-48");
        lan = chosen("lan", "2021-24");
        here.database.owner.execute(
                """
                insert into appointment (id, person_id, role, province, valid_from)
                values (gen_random_uuid(), '%s', 'PROVINCE_VIEWER', '2021-48', '2021-05-06')\
                """
                        .formatted(lan.id()));
        here.failing("Trường Vân Trung", "2021-24");
        here.failing("Trường Hòa Khánh", "2021-48");
        here.nextDay();
        await(here.round().go());
        here.database.owner.execute(
                "update digest_mail set state = 'DEAD', settled_at = at, tries = 24, error = 'REFUSED', status = 550"
                        + " where subject = 'hoa'");
    }

    @AfterAll
    static void stop() {
        here.close();
    }

    private static Viewer.Person chosen(String subject, String province) {
        var person = here.operator(subject, province);
        await(here.digests.choose(new DigestDraft(true, null), person));
        return person;
    }

    @Test
    void showsAdministratorsAll() {
        assertThat(whose(ALL, administrator()))
                .containsExactlyInAnyOrder(hoa.id(), chau.id(), lan.id());
    }

    @Test
    void showsWhoLeadsInAProvinceThoseOfPeopleAppointedThereAlone() {
        assertThat(whose(ALL, leading("2021-24"))).containsExactly(hoa.id());
        assertThat(whose(ALL, leading("2021-48"))).containsExactly(chau.id());
        assertThat(whose(ALL, leading("2021-01"))).isEmpty();
        assertThat(whose(ALL, person(Role.NATIONAL_VIEWER, null))).isEmpty();
    }

    @Test
    void tellsWhyOneWasGivenUpAndFindsItByStateAndPerson() {
        // When
        var dead = page(new DigestDeliveries.Filter(DeliveryState.DEAD, null), null).items();
        // Then
        assertThat(dead).hasSize(1);
        var given = dead.getFirst();
        assertThat(given.personId()).isEqualTo(hoa.id());
        assertThat(given.province()).isEqualTo("2021-24");
        assertThat(given.tries()).isEqualTo(24);
        assertThat(given.status()).isEqualTo(550);
        assertThat(given.error()).isEqualTo("REFUSED");
        assertThat(given.dueAt()).isNull();
        assertThat(whose(new DigestDeliveries.Filter(DeliveryState.PENDING, null), administrator()))
                .containsExactlyInAnyOrder(chau.id(), lan.id());
        assertThat(whose(new DigestDeliveries.Filter(null, lan.id()), administrator()))
                .containsExactly(lan.id());
    }

    @Test
    void goesThroughPagesWithoutLeavingOneOut() {
        // When
        var first = page(ALL, null);
        var second = page(ALL, first.next().orElseThrow().text());
        var third = page(ALL, second.next().orElseThrow().text());
        // Then
        assertThat(List.of(first, second, third))
                .flatExtracting(Page::items)
                .extracting(DigestDelivery::personId)
                .containsExactlyInAnyOrder(hoa.id(), chau.id(), lan.id());
        assertThat(third.next()).isEmpty();
    }

    private static Page<DigestDelivery> page(
            DigestDeliveries.Filter filter, @Nullable String after) {
        return await(deliveries.page(filter, PageRequest.of(1, after), administrator()));
    }

    private static List<UUID> whose(DigestDeliveries.Filter filter, Viewer.Person keeper) {
        return await(deliveries.page(filter, PageRequest.of(null, null), keeper)).items().stream()
                .map(DigestDelivery::personId)
                .toList();
    }

    private static Viewer.Person administrator() {
        return person(Role.NATIONAL_ADMINISTRATOR, null);
    }

    private static Viewer.Person leading(String province) {
        return person(Role.PROVINCE_OPERATOR, province);
    }

    private static Viewer.Person person(Role role, @Nullable String province) {
        var area =
                province == null
                        ? Appointment.Area.NATION
                        : new Appointment.Area(province, Set.of(province), null, null);
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(null, "somebody", "Người xem", List.of(held), null, Origin.NONE);
    }
}
