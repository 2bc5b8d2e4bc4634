package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.registry.KeysInUse.KeyUse;
import vn.giamsat.registry.KeysInUse.ResealingPass;
import vn.giamsat.shared.Problem;

/// Sealing anew on a real PostgreSQL, beside others who work with the same rows.
class ResealingTest {
    private static final int CAMERAS = 2 * SealedLogins.BATCH + 7;

    private static MigratedDatabase database;
    private static UUID school;
    private static List<UUID> cameras;
    private static LoginRows rows;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        school = database.facility("2021-24");
        // In the order of PostgreSQL, which is not that of Java.
        cameras =
                database.cameras(CAMERAS, school, "2021-24").stream()
                        .sorted(Comparator.comparing(UUID::toString))
                        .toList();
        rows = new LoginRows(database.owner, school);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void sealAllWithTheOldKey() {
        database.owner.execute("delete from camera_credentials");
        rows.store(cameras, "k1");
    }

    @Test
    void sealsEveryLoginWithTheCurrentKeyAndChangesNothingElse() {
        // Given
        var before =
                database.owner.single("select string_agg(c::text, ' ' order by id) from camera c");
        // When
        var after = reseal();
        // Then
        assertThat(after)
                .isEqualTo(
                        new KeysInUse(
                                "k2",
                                List.of(new KeyUse("k1", true, 0), new KeyUse("k2", true, CAMERAS)),
                                0,
                                0,
                                new ResealingPass(false, CAMERAS, 0)));
        assertThat(rows.opened(cameras.getFirst(), "k2")).isEqualTo(LoginRows.LOGIN);
        assertThat(rows.opened(cameras.getLast(), "k2")).isEqualTo(LoginRows.LOGIN);
        assertThat(
                        database.owner.single(
                                "select string_agg(c::text, ' ' order by id) from camera c"))
                .isEqualTo(before);
    }

    @Test
    void isAuditedAsTheWorkOfWhoAskedForIt() {
        // When
        reseal();
        // Then
        assertThat(
                        database.owner.single(
                                "select string_agg(distinct concat_ws(' ', actor, action, kind), ',')"
                                        + " from audit_entry where level = 'giamsat_sealer'"))
                .isEqualTo("someone CHANGED CAMERA_LOGIN");
    }

    @Test
    void doesNothingASecondTime() {
        // Given
        reseal();
        var before = rows.stored(cameras.get(5));
        // When
        var again = reseal();
        // Then
        assertThat(again.lastPass()).isEqualTo(new ResealingPass(false, 0, 0));
        assertThat(rows.stored(cameras.get(5))).isEqualTo(before);
    }

    @Test
    void leavesALoginToWhoeverChangesItAtThatMoment() throws SQLException {
        // Given
        var camera = cameras.get(3);
        try (var person = database.owner.connection()) {
            rows.change(person, camera, "mật khẩu mới");
            // When
            var meanwhile = reseal();
            person.commit();
            // Then
            assertThat(meanwhile.loginsToReseal()).isOne();
        }
        assertThat(rows.opened(camera, "k2").password()).isEqualTo("mật khẩu mới");
        assertThat(inUse().loginsToReseal()).isZero();
    }

    @Test
    void findsALoginAgainWhoseChangeWasTakenBack() throws SQLException {
        // Given
        var camera = cameras.get(3);
        try (var person = database.owner.connection()) {
            rows.change(person, camera, "mật khẩu mới");
            reseal();
            person.rollback();
        }
        // When
        var after = reseal();
        // Then
        assertThat(after.lastPass()).isEqualTo(new ResealingPass(false, 1, 0));
        assertThat(rows.opened(camera, "k2")).isEqualTo(LoginRows.LOGIN);
    }

    @Test
    void leavesWhatDoesNotOpenAsItIsAndTellsHowMany() {
        // Given
        var copied = rows.stored(cameras.get(0));
        rows.replace(cameras.get(1), copied);
        rows.replace(cameras.get(2), "");
        rows.store(List.of(cameras.get(4)), "k0");
        var lost = rows.stored(cameras.get(4));
        // When
        var after = reseal();
        // Then
        assertThat(after.lastPass()).isEqualTo(new ResealingPass(false, CAMERAS - 3, 1));
        assertThat(after.loginsToReseal()).isOne();
        assertThat(after.loginsLost()).isEqualTo(2);
        assertThat(after.keys()).contains(new KeyUse("k0", false, 1), new KeyUse("", false, 1));
        assertThat(rows.stored(cameras.get(1))).isEqualTo(copied);
        assertThat(rows.stored(cameras.get(4))).isEqualTo(lost);
    }

    @Test
    void joinsAPassThatRuns() {
        // Given
        var resealing = resealing();
        // When
        var both =
                Uni.join()
                        .all(resealing.reseal(administrator()), resealing.reseal(administrator()))
                        .andFailFast()
                        .await()
                        .atMost(Duration.ofSeconds(30));
        // Then
        assertThat(both)
                .extracting(KeysInUse::lastPass)
                .containsOnly(new ResealingPass(false, CAMERAS, 0));
    }

    @Test
    void goesOnWhereItStoppedWhenTheDatabaseIsBack() {
        // Given
        database.owner.execute(
                """
                create function stop() returns trigger language plpgsql as $$ begin raise 'away'; end $$;
                create trigger stop before update on camera_credentials for each row
                when (old.camera_id = '%s') execute function stop()\
                """
                        .formatted(cameras.get(SealedLogins.BATCH + 3)));
        var resealing = resealing();
        assertThatThrownBy(() -> await(resealing.reseal(administrator())));
        database.owner.execute("drop function stop cascade");
        assertThat(await(resealing.inUse(administrator())).lastPass())
                .isEqualTo(new ResealingPass(false, SealedLogins.BATCH, 0));
        // When
        var after = await(resealing.reseal(administrator()));
        // Then
        assertThat(after.lastPass())
                .isEqualTo(new ResealingPass(false, CAMERAS - SealedLogins.BATCH, 0));
        assertThat(after.loginsToReseal()).isZero();
    }

    @Test
    void isNotForWhoKeepsNoKeys() {
        for (var role : Role.values()) {
            if (role != Role.NATIONAL_ADMINISTRATOR) {
                assertThatThrownBy(() -> resealing().reseal(viewer(role)))
                        .isInstanceOf(Problem.class);
                assertThatThrownBy(() -> resealing().inUse(viewer(role)))
                        .isInstanceOf(Problem.class);
            }
        }
    }

    @Test
    void sealsSecretsOfWebhooksAndKeptAnswersTooBoundToTheirRows() {
        // Given
        var secret = UUID.randomUUID();
        rows.storeSecret(secret, "k1");
        rows.storeAnswer(secret, "k1");
        // When
        var after = reseal();
        // Then
        assertThat(after.lastPass()).isEqualTo(new ResealingPass(false, CAMERAS + 2, 0));
        assertThat(after.keys()).contains(new KeyUse("k2", true, CAMERAS + 2));
        assertThat(rows.openedSecret(secret, "k2")).isEqualTo(LoginRows.LOGIN);
        assertThat(rows.openedAnswer(secret, "k2")).isEqualTo(LoginRows.LOGIN);
        database.owner.execute("delete from webhook; delete from idempotency_key");
    }

    /// Of the whole database the sealer sees and changes what is sealed.
    @Test
    void takesADatabaseRoleThatMayDoNothingElse() {
        assertThat(
                        database.owner.single(
                                """
                                select string_agg(table_name || '.' || column_name || ' ' || privilege_type, ', ' order by 1)
                                  from (select table_name, column_name, privilege_type from information_schema.column_privileges
                                         where grantee = 'giamsat_sealer' order by 1, 2, 3) granted\
                                """))
                .isEqualTo(
                        "camera_credentials.camera_id SELECT, camera_credentials.sealed SELECT,"
                                + " camera_credentials.sealed UPDATE, idempotency_key.sealed SELECT,"
                                + " idempotency_key.sealed UPDATE, idempotency_key.sealed_id SELECT,"
                                + " webhook_secret.id SELECT,"
                                + " webhook_secret.sealed SELECT, webhook_secret.sealed UPDATE");
        assertThatThrownBy(() -> asSealer("", "select camera_id from camera_credentials"))
                .hasMessageContaining("no rows");
        assertThatThrownBy(() -> asSealer("giamsat_sealer", "select id from camera"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asSealer("giamsat_sealer", "delete from camera_credentials"))
                .hasMessageContaining("permission denied");
    }

    private static void asSealer(String level, String sql) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "set local giamsat.level = '%s'; set local role giamsat_sealer"
                            .formatted(level));
            if (!statement.executeQuery(sql).next()) {
                throw new SQLException("no rows");
            }
        }
    }

    private static Resealing resealing() {
        var ring = RegistryFixture.ring("k2", LoginRows.KEYS);
        return new Resealing(
                new SealedLogins(database.transactions), ring, new CredentialSeal(ring));
    }

    private static KeysInUse reseal() {
        return await(resealing().reseal(administrator()));
    }

    private static KeysInUse inUse() {
        return await(resealing().inUse(administrator()));
    }

    private static KeysInUse await(Uni<KeysInUse> asked) {
        return asked.await().atMost(Duration.ofSeconds(30));
    }

    private static Viewer.Person administrator() {
        return viewer(Role.NATIONAL_ADMINISTRATOR);
    }

    private static Viewer.Person viewer(Role role) {
        var area =
                switch (role) {
                    case NATIONAL_ADMINISTRATOR, NATIONAL_OPERATOR, NATIONAL_VIEWER ->
                            Appointment.Area.NATION;
                    default ->
                            new Appointment.Area("2021-24", Set.of("2021-24"), "VIETTEL", school);
                };
        var held = new Appointment(UUID.randomUUID(), role, area, Instant.EPOCH, null);
        return new Viewer.Person(null, "someone", "someone", List.of(held), null, Origin.NONE);
    }
}
