package vn.giamsat.shared;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// Ids of rows: what the client made offline, else a UUIDv7 (RFC 9562 section 5.7), which keeps
/// index pages of new rows together.
public final class Ids {
    private Ids() {}

    public static UUID fresh() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    public static UUID given(@Nullable UUID id) {
        return id == null ? fresh() : id;
    }
}
