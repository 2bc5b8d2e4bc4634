package vn.giamsat.shared;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Ids of rows that no client named: UUIDv7 (RFC 9562 section 5.7), which keeps index pages of new
/// rows together.
public final class Ids {
    private Ids() {}

    public static UUID fresh() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
