package vn.giamsat.system;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.giamsat.probe.Credentials;
import vn.giamsat.registry.RegistryFixture;
import vn.giamsat.simulator.SimulatedLogin;

/// Cameras whose logins are sealed with an old key: one that answers, many that are only planned,
/// and one more whose key is lost.
record SealedFleet(TestDatabase database) {
    /// Those that the old key seals; they stand in the order of their ids, the one that answers
    /// first.
    static final int CAMERAS = 601;

    private static final String SLEEPERS =
            "select %s from pg_stat_activity where wait_event = 'PgSleep'";
    private static final String FACILITY = "01930000-0000-7000-8000-00000000fa00";
    private static final Credentials LOGIN =
            new Credentials(SimulatedLogin.USER, SimulatedLogin.PASSWORD);

    void enter(String address) {
        database.enterCamera(address);
        var planned = IntStream.range(1, CAMERAS).mapToObj(SealedFleet::id).toList();
        var lost = UUID.fromString("01940000-0000-7000-8000-000000000000");
        var all = Stream.concat(planned.stream(), Stream.of(lost)).toList();
        database.execute(
                "insert into camera (id, facility_id, province, name, zone, kind, main_address, state)"
                        + " values "
                        + values(
                                all,
                                "'%1$s', '%2$s', '2021-24', 'Cổng', 'GATE', 'IP_CAMERA',"
                                        + " 'rtsp://10.0.0.1/%1$s', 'PLANNED'"));
        var sealed =
                Stream.concat(Stream.of(UUID.fromString(TestDatabase.CAMERA)), planned.stream());
        store(sealed.toList(), "k1");
        store(List.of(lost), "k0");
    }

    private static UUID id(int number) {
        return UUID.fromString("01930000-0000-7000-8000-0000000%05x".formatted(0xfb000 + number));
    }

    private void store(List<UUID> cameras, String keyId) {
        database.execute(
                "insert into camera_credentials (camera_id, facility_id, province, sealed) values "
                        + cameras.stream()
                                .map(
                                        camera ->
                                                "('%s', '%s', '2021-24', '\\x%s')"
                                                        .formatted(
                                                                camera,
                                                                FACILITY,
                                                                sealed(camera, keyId)))
                                .collect(Collectors.joining(",")));
    }

    private static String sealed(UUID camera, String keyId) {
        return RegistryFixture.sealed(camera, LOGIN, keyId, TestSecrets.KEY_BASE64);
    }

    private static String values(List<UUID> cameras, String template) {
        return cameras.stream()
                .map(camera -> "(" + template.formatted(camera, FACILITY) + ")")
                .collect(Collectors.joining(","));
    }

    int sealedWith(String keyId) {
        return Integer.parseInt(
                database.single(
                        "select count(*) from camera_credentials where substring(sealed from 2 for 2) = '%s'"
                                .formatted(keyId)));
    }

    /// From now on whoever updates this camera's login hangs there.
    void holdUpdateOf(int number) {
        database.execute(
                """
                create function hang() returns trigger language plpgsql as
                    $$ begin perform pg_sleep(600); return new; end $$;
                create trigger hang before update on camera_credentials for each row
                    when (old.camera_id = '%s') execute function hang()\
                """
                        .formatted(id(number)));
    }

    boolean held() {
        return "1".equals(database.single(SLEEPERS.formatted("count(*)")));
    }

    /// Ends what hangs without its work, and holds nobody any more.
    void letGo() {
        database.single(SLEEPERS.formatted("bool_and(pg_terminate_backend(pid))"));
        database.execute("drop function hang cascade");
    }
}
