package vn.giamsat.fleet;

import java.nio.ByteBuffer;
import java.util.UUID;
import vn.giamsat.shared.Sha256;

/// The parts that cameras fall into by their ids, for ever: the first byte of the id's SHA-256, so
/// that ids of whatever origin spread evenly. The database computes the same (`camera_shard`,
/// migration V046).
public final class Shard {
    /// Enough for a fair share of many replicas, few enough to be owned one by one.
    public static final int COUNT = 256;

    private Shard() {}

    /// 0 to 255. Costs about a microsecond.
    public static int of(UUID cameraId) {
        var bytes =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(cameraId.getMostSignificantBits())
                        .putLong(cameraId.getLeastSignificantBits())
                        .array();
        return Byte.toUnsignedInt(Sha256.of(bytes)[0]);
    }
}
