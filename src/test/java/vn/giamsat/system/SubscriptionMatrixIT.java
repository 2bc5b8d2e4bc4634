package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.json.JsonObject;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giamsat.system.AccessMatrix.Row;

/// What the matrix says of the subscription: a socket of each of its people listens without a
/// filter, for each facility and for both provinces, while a camera of each facility goes down.
@QuarkusIntegrationTest
class SubscriptionMatrixIT extends SystemTest {
    private static final AccessMatrix MATRIX = AccessMatrix.read();
    private static final List<String> FACILITIES = List.of("own", "neighbour", "foreign");
    private static final Duration THREE_FAILED_PROBES = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Set<String> REFUSALS = Set.of("unauthenticated", "forbidden");
    private static final String ALL = "all";

    private static final Map<String, GraphQlSocket> SOCKETS = new HashMap<>();

    /// Of each facility, the camera that went down while all listened.
    private static final Map<String, String> CAMERAS = new HashMap<>();

    /// Once; not before all, because the service's address is not known then.
    @BeforeEach
    void listenWhileCamerasGoDown() {
        if (!CAMERAS.isEmpty()) {
            return;
        }
        MATRIX.people().forEach(SubscriptionMatrixIT::listen);
        SOCKETS.values().forEach(socket -> hearOut(socket, "begun"));
        for (var facility : FACILITIES) {
            var address = "rtsp://127.0.0.1:9/" + UUID.randomUUID();
            CAMERAS.put(facility, camera(target(facility).facility(), "Cổng", address));
        }
        var nation = SOCKETS.get("national-operator");
        for (var facility : FACILITIES) {
            Await.until(
                    "the nation is told of " + facility,
                    THREE_FAILED_PROBES,
                    () -> cameras(nation, ALL).contains(CAMERAS.get(facility)));
        }
        SOCKETS.values().forEach(socket -> hearOut(socket, "told"));
    }

    @AfterAll
    static void hangUp() {
        SOCKETS.values().forEach(GraphQlSocket::close);
    }

    /// Who may not even open a socket has none.
    private static void listen(String person) {
        try {
            var token = MatrixPeople.token(person);
            var socket = token.map(GraphQlSocket::withHeader).orElseGet(GraphQlSocket::anonymous);
            SOCKETS.put(person, socket);
            filters().forEach((id, filter) -> socket.subscribe(id, question(filter)));
        } catch (CompletionException refused) {
            assertThat(refused.getCause())
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            shake -> assertThat(shake.getResponse().statusCode()).isEqualTo(401));
        }
    }

    private static Map<String, String> filters() {
        var filters = new HashMap<String, String>();
        filters.put(ALL, "");
        for (var row : List.of("own", "neighbour", "foreign", "missing")) {
            filters.put("facility " + row, "(facilityId: \"" + target(row).facility() + "\")");
        }
        for (var row : FACILITIES) {
            filters.put("province " + row, "(province: \"" + target(row).unit() + "\")");
        }
        return filters;
    }

    private static String question(String filter) {
        return "subscription { cameraHealthChanged"
                + filter
                + " { cameraId facilityId province } }";
    }

    /// What was asked before has begun when this is answered, and what was on its way has come.
    private static void hearOut(GraphQlSocket socket, String id) {
        socket.subscribe(id, "query { me { subject } }");
        Await.until(
                "a question over the same socket is answered",
                ANSWER,
                () -> socket.answers(id).findAny().isPresent());
    }

    static List<Row> rows() {
        return MATRIX.tried().stream()
                .filter(row -> row.operation().equals("subscription cameraHealthChanged"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void tellsAsTheTableSays(Row row) {
        // When
        var verdicts = MATRIX.people().stream().map(person -> verdict(row, person)).toList();
        // Then
        assertThat(verdicts).as("for %s", MATRIX.people()).isEqualTo(row.verdicts());
    }

    @Test
    void tellsNobodyOfAnotherFacilityThanTheOneThatWasAskedFor() {
        for (var socket : SOCKETS.values()) {
            for (var row : FACILITIES) {
                assertThat(changes(socket, "facility " + row))
                        .extracting(change -> change.getString("facilityId"))
                        .allMatch(target(row).facility()::equals);
            }
            assertThat(changes(socket, "facility missing")).isEmpty();
        }
    }

    private static String verdict(Row row, String person) {
        var socket = SOCKETS.get(person);
        if (socket == null) {
            return Verdict.LOGIN.toString();
        }
        var refusals = filters().keySet().stream().flatMap(socket::answers).distinct().toList();
        if (!refusals.isEmpty()) {
            assertThat(refusals).as(person).hasSize(1).isSubsetOf(REFUSALS);
            assertThat(CAMERAS.values()).as(person).noneMatch(socket.toString()::contains);
            return refusals.contains("forbidden") ? "forbidden" : "login";
        }
        return told(row.target(), socket);
    }

    /// The same whether it was asked for without a filter, by facility or by province.
    private static String told(String row, GraphQlSocket socket) {
        if (!FACILITIES.contains(row)) {
            return cameras(socket, "facility " + row).isEmpty() ? "hidden" : "yes";
        }
        var answers =
                List.of(ALL, "facility " + row, "province " + row).stream()
                        .map(
                                id ->
                                        cameras(socket, id).contains(CAMERAS.get(row))
                                                ? "yes"
                                                : "hidden")
                        .distinct()
                        .toList();
        return String.join(" and ", answers);
    }

    private static Set<String> cameras(GraphQlSocket socket, String id) {
        return changes(socket, id).stream()
                .map(change -> change.getString("cameraId"))
                .collect(Collectors.toSet());
    }

    /// A refusal has none.
    private static List<JsonObject> changes(GraphQlSocket socket, String id) {
        return socket.data(id).stream()
                .map(data -> data.getJsonObject("cameraHealthChanged"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static MatrixTarget target(String row) {
        return MatrixPeople.target(row);
    }
}
