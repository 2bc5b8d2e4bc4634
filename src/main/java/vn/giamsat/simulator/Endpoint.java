package vn.giamsat.simulator;

import io.vertx.core.net.KeyCertOptions;
import org.jspecify.annotations.Nullable;

/// A port at which all simulated cameras can be asked, as if it was a recorder.
///
/// @param port 0 for any free one
/// @param key for rtsps; null for rtsp
public record Endpoint(int port, @Nullable KeyCertOptions key) {
    public static Endpoint rtsp(int port) {
        return new Endpoint(port, null);
    }

    public static Endpoint rtsps(int port, KeyCertOptions key) {
        return new Endpoint(port, key);
    }
}
