package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.field.SyncFixture.BAC_GIANG;
import static vn.giamsat.field.SyncFixture.DA_NANG;
import static vn.giamsat.field.SyncFixture.contact;
import static vn.giamsat.field.SyncFixture.engineer;
import static vn.giamsat.field.SyncFixture.nation;
import static vn.giamsat.field.SyncFixture.operator;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Viewer;

/// Phones that ask while others write, commit late, and give up: no change is missed, none is
/// applied twice. Writes for 10 s; `-Dgiamsat.sync.seconds=60` for the minute of the issue.
class ConcurrentSyncTest {
    private static final int WRITERS = 4;
    private static final int FACILITIES = 24;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final List<String> WRITES =
            List.of(
                    "update facility set name = name || '.', version = version + 1 where id = '%1$s'",
                    "update facility set province = case province when '2021-24' then '2021-48' else '2021-24' end, version = version + 1 where id = '%1$s'",
                    "update facility set enterprise = case enterprise when 'VNPT' then 'VIETTEL' else 'VNPT' end, version = version + 1 where id = '%1$s'",
                    "update camera set zone = 'YARD', version = version + 1 where facility_id = '%1$s'",
                    """
                    insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung)
                    select gen_random_uuid(), id, facility_id, province, enterprise, clock_timestamp(), 'UP', 'DOWN', 'NONE'
                      from camera where facility_id = '%1$s' for update\
                    """);

    private static SyncFixture service;
    private static List<UUID> facilities;

    @BeforeAll
    static void start() {
        service = new SyncFixture();
        facilities = new ArrayList<>();
        for (var count = 0; count < FACILITIES; count++) {
            facilities.add(service.facility(count % 2 == 0 ? BAC_GIANG : DA_NANG, "VIETTEL"));
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void missesNothingAndAppliesNothingTwiceWhileOthersWrite() throws Exception {
        // Given
        var phones =
                List.of(
                        new PhoneCopy(service, nation(), 5),
                        new PhoneCopy(service, operator(BAC_GIANG), 3),
                        new PhoneCopy(service, operator(DA_NANG), 50),
                        new PhoneCopy(service, engineer(BAC_GIANG, "VIETTEL"), 4),
                        new PhoneCopy(service, contact(BAC_GIANG, facilities.getFirst()), 2));
        phones.forEach(PhoneCopy::catchUp);
        var rounds = Math.max(1, Long.getLong("giamsat.sync.seconds", 10) / ROUND.toSeconds());
        for (var round = 0; round < rounds; round++) {
            // When
            var committed = whileOthersWrite(phones);
            // Then
            assertThat(committed).isGreaterThan(WRITERS);
            phones.forEach(PhoneCopy::catchUp);
            assertThat(phones.get(0).held()).isEqualTo(anew(nation()));
            assertThat(phones.get(1).held()).isEqualTo(anew(operator(BAC_GIANG)));
            assertThat(phones.get(2).held()).isEqualTo(anew(operator(DA_NANG)));
            assertThat(phones.get(3).held()).isEqualTo(anew(engineer(BAC_GIANG, "VIETTEL")));
            assertThat(phones.get(4).held())
                    .isEqualTo(anew(contact(BAC_GIANG, facilities.getFirst())));
        }
    }

    /// What somebody is told who holds nothing yet.
    private static Map<Removed, Object> anew(Viewer.Person viewer) {
        var copy = new PhoneCopy(service, viewer, 200);
        copy.catchUp();
        return copy.held();
    }

    /// How many transactions were committed.
    private static int whileOthersWrite(List<PhoneCopy> phones) throws Exception {
        var end = Instant.now().plus(ROUND);
        try (var threads = Executors.newFixedThreadPool(WRITERS + phones.size())) {
            var written = new ArrayList<Future<Integer>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                written.add(threads.submit((Callable<Integer>) () -> write(end)));
            }
            var asked =
                    phones.stream().map(phone -> threads.submit(() -> ask(phone, end))).toList();
            for (var question : asked) {
                question.get();
            }
            return sum(written);
        }
    }

    private static int sum(List<Future<Integer>> counts)
            throws ExecutionException, InterruptedException {
        var sum = 0;
        for (var count : counts) {
            sum += count.get();
        }
        return sum;
    }

    private static void ask(PhoneCopy phone, Instant end) {
        while (Instant.now().isBefore(end)) {
            phone.ask();
        }
    }

    private static int write(Instant end) throws SQLException {
        var chance = ThreadLocalRandom.current();
        var committed = 0;
        try (var connection = service.database.owner.connection()) {
            connection.setAutoCommit(false);
            while (Instant.now().isBefore(end)) {
                writeSome(connection, chance);
                LockSupport.parkNanos(Duration.ofMillis(chance.nextInt(120)).toNanos());
                if (chance.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed++;
                }
            }
        }
        return committed;
    }

    /// Of two facilities in the order of the list, so that writers never wait in a circle.
    private static void writeSome(Connection connection, ThreadLocalRandom chance)
            throws SQLException {
        var first = chance.nextInt(FACILITIES - 1);
        var second = chance.nextInt(first + 1, FACILITIES);
        try (var statement = connection.createStatement()) {
            for (var place : List.of(first, second)) {
                var write = WRITES.get(chance.nextInt(WRITES.size()));
                statement.execute(write.formatted(facilities.get(place)));
            }
        }
    }
}
