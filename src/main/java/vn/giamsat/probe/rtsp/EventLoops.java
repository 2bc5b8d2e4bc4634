package vn.giamsat.probe.rtsp;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Vert.x's event loops, which probes take in turn, each by one context that all its probes share:
/// one of its own for each would be more than half a kilobyte, which a probe of a silent camera
/// holds for seconds. Any thread.
final class EventLoops {
    private final List<ContextInternal> contexts;
    private final AtomicInteger given = new AtomicInteger();

    EventLoops(Vertx vertx) {
        var made = new ArrayList<ContextInternal>();
        for (var loop : vertx.nettyEventLoopGroup()) {
            made.add(
                    ((VertxInternal) vertx)
                            .createEventLoopContext(
                                    (EventLoop) loop,
                                    null,
                                    Thread.currentThread().getContextClassLoader()));
        }
        contexts = List.copyOf(made);
    }

    ContextInternal next() {
        return contexts.get(Math.floorMod(given.getAndIncrement(), contexts.size()));
    }
}
