package vn.giamsat.registry;

import io.vertx.mutiny.sqlclient.Pool;
import java.util.Optional;
import vn.giamsat.access.ScopedTransaction;

/// What the scheduler knows of the registry, as the service makes it.
public final class RegistryFixture {
    private RegistryFixture() {}

    public static ProbeTargets targets(ScopedTransaction transactions) {
        return new ProbeTargets(transactions, new CredentialSeal(seal()));
    }

    public static CameraNotices notices(Pool pool) {
        return new CameraNotices(pool);
    }

    private static SealConfig seal() {
        return new SealConfig() {
            @Override
            public Optional<String> key() {
                return Optional.of("ZGV2ZWxvcG1lbnQta2V5LW5vdC1mb3ItcHJvZHVjdGk=");
            }

            @Override
            public String keyId() {
                return "k1";
            }
        };
    }

    public static Cameras cameras(ScopedTransaction transactions) {
        return new Cameras(transactions);
    }
}
