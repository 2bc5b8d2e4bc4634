package vn.giamsat.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.giamsat.probe.Credentials;
import vn.giamsat.system.TestDatabase;

/// Sealed logins of a facility's cameras, entered and looked at past all row-level security.
record LoginRows(TestDatabase owner, UUID facility) {
    static final Credentials LOGIN = new Credentials("quantri", "mật khẩu");
    static final Map<String, String> KEYS =
            Map.of("k1", KeyRingTest.KEY, "k2", KeyRingTest.OTHER_KEY);

    /// Enters the one login for these cameras, sealed with the first key under the name.
    void store(List<UUID> cameras, String keyId) {
        var values =
                cameras.stream()
                        .map(
                                camera ->
                                        "('%s', '%s', '2021-24', '\\x%s')"
                                                .formatted(camera, facility, sealed(camera, keyId)))
                        .collect(Collectors.joining(","));
        owner.execute(
                "insert into camera_credentials (camera_id, facility_id, province, sealed) values "
                        + values
                        + " on conflict (camera_id) do update set sealed = excluded.sealed");
    }

    private static String sealed(UUID camera, String keyId) {
        return RegistryFixture.sealed(camera, LOGIN, keyId, KeyRingTest.KEY);
    }

    /// Enters a webhook with this id and a secret with the same.
    void storeSecret(UUID id, String keyId) {
        owner.execute(
                ("insert into webhook (id, address, name, kinds, created_at, updated_at)"
                                + " values ('%1$s', 'https://example.vn/', 'A', '{STEP_TAKEN}', now(), now());"
                                + " insert into webhook_secret (id, webhook_id, sealed, created_at)"
                                + " values ('%1$s', '%1$s', '\\x%2$s', now())")
                        .formatted(id, sealed(id, keyId)));
    }

    Credentials openedSecret(UUID id, String keyId) {
        return opened(id, "webhook_secret where id", keyId);
    }

    /// Enters a kept answer whose sealed body is bound to this id, and one that is not sealed.
    void storeAnswer(UUID id, String keyId) {
        owner.execute(
                ("insert into idempotency_key (holder, key, fingerprint, appointments, status, headers, sealed_id, sealed)"
                                + " values ('ai đó', '%1$s', 'f', '{}', 201, '{}', '%1$s', '\\x%2$s'),"
                                + " ('ai đó', 'open', 'f', '{}', 201, '{}', null, null)")
                        .formatted(id, sealed(id, keyId)));
    }

    Credentials openedAnswer(UUID id, String keyId) {
        return opened(id, "idempotency_key where sealed_id", keyId);
    }

    private Credentials opened(UUID id, String place, String keyId) {
        var sealed =
                owner.single("select encode(sealed, 'hex') from %s = '%s'".formatted(place, id));
        return RegistryFixture.seal(keyId, Map.of(keyId, KEYS.get(keyId)))
                .open(id, HexFormat.of().parseHex(sealed));
    }

    void replace(UUID camera, String hex) {
        owner.execute(
                "update camera_credentials set sealed = '\\x%s' where camera_id = '%s'"
                        .formatted(hex, camera));
    }

    /// As a person's command does it, in a transaction that stays open: the old row goes, a new one
    /// comes, sealed with the second key.
    void change(Connection person, UUID camera, String password) throws SQLException {
        person.setAutoCommit(false);
        var sealed = RegistryFixture.seal("k2", KEYS).seal(camera, new Credentials("a", password));
        try (var statement = person.createStatement()) {
            statement.execute("delete from camera_credentials where camera_id = '" + camera + "'");
            statement.execute(
                    "insert into camera_credentials (camera_id, facility_id, province, sealed)"
                            + " values ('%s', '%s', '2021-24', '\\x%s')"
                                    .formatted(camera, facility, HexFormat.of().formatHex(sealed)));
        }
    }

    /// In hex.
    String stored(UUID camera) {
        return owner.single(
                "select encode(sealed, 'hex') from camera_credentials where camera_id = '"
                        + camera
                        + "'");
    }

    /// By somebody who has this one key.
    Credentials opened(UUID camera, String keyId) {
        return opened(camera, "camera_credentials where camera_id", keyId);
    }
}
