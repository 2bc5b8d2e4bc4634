package vn.giamsat.registry;

import io.vertx.mutiny.sqlclient.Pool;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.probe.Credentials;

/// What the scheduler knows of the registry, as the service makes it.
public final class RegistryFixture {
    private static final String KEY = "ZGV2ZWxvcG1lbnQta2V5LW5vdC1mb3ItcHJvZHVjdGk=";

    private RegistryFixture() {}

    public static ProbeTargets targets(ScopedTransaction transactions) {
        return new ProbeTargets(transactions, seal("k1", Map.of("k1", KEY)));
    }

    public static CameraNotices notices(Pool pool) {
        return new CameraNotices(pool);
    }

    /// A seal whose ring has these keys, by name and in Base64.
    static CredentialSeal seal(String current, Map<String, String> keys) {
        return new CredentialSeal(ring(current, keys));
    }

    static SealingKeys ring(String current, Map<String, String> keys) {
        var found =
                keys.entrySet().stream()
                        .map(key -> new SealingKey.Found(key.getKey(), key.getValue(), "the test"))
                        .toList();
        var ring = new SealingKeys();
        ring.hold(KeyRing.of(found, Optional.of(current)));
        return ring;
    }

    /// A login as the registry stores it, in hex.
    public static String sealed(UUID camera, Credentials login, String keyId, String key) {
        return HexFormat.of().formatHex(seal(keyId, Map.of(keyId, key)).seal(camera, login));
    }

    public static Cameras cameras(ScopedTransaction transactions) {
        return new Cameras(transactions);
    }

    public static Facilities facilities(ScopedTransaction transactions) {
        return new Facilities(transactions);
    }

    public static Provinces provinces(ScopedTransaction transactions) {
        return new Provinces(transactions);
    }
}
