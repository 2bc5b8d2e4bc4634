package vn.giamsat.api.rest;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/// One who does not take what was written to it. Vert.x closes a connection when all is taken,
/// which would be never, so under HTTP/1.1 the channel below is closed; HTTP/2 can end one stream
/// of a connection.
final class StuckReader {
    private StuckReader() {}

    /// Breaks the answer off at once. Any thread.
    static void cut(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2
                && request.connection() instanceof ConnectionBase connection) {
            connection.channelHandlerContext().close(); // past Vert.x, which flushes first
        } else {
            request.response().reset();
        }
    }
}
