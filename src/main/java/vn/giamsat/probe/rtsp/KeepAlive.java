package vn.giamsat.probe.rtsp;

import io.vertx.core.impl.ContextInternal;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.rtsp.RtspRequest.Method;

/// Lets a camera know while it plays that somebody still watches: by a request before its session
/// ends, and by RTCP receiver reports, without which some stop. Most probes are over before the
/// first of them is due. Event loop of its probe only.
final class KeepAlive {
    private final ContextInternal context;
    private final Guard guard;
    private final BooleanSupplier mayGoOn;
    private @Nullable Alarm request;
    private @Nullable Alarm report;
    private Method method = Method.OPTIONS;

    /// @param mayGoOn asked before each word; once it is false nothing is said any more
    KeepAlive(ContextInternal context, Guard guard, BooleanSupplier mayGoOn) {
        this.context = context;
        this.guard = guard;
        this.mayGoOn = mayGoOn;
    }

    /// Learns from the answer to OPTIONS what to ask: GET_PARAMETER is made for it, but only
    /// cameras that list it know it; the others are asked for OPTIONS (Hipcam).
    void greeted(RtspResponse answer) {
        var known = answer.headers().first("Public").orElse("");
        method = known.contains("GET_PARAMETER") ? Method.GET_PARAMETER : Method.OPTIONS;
    }

    /// @param ask sends a request, whose answer need not come
    void request(Session session, Consumer<Method> ask) {
        request = made(request);
        request.set(
                session.lifetime().dividedBy(2),
                guard,
                () -> {
                    if (mayGoOn.getAsBoolean()) {
                        ask.accept(method);
                        request(session, ask);
                    }
                });
    }

    /// @param send sends a receiver report
    void report(Session session, Runnable send) {
        var half = session.lifetime().dividedBy(2);
        report = made(report);
        report.set(
                half.compareTo(ReceiverReport.INTERVAL) < 0 ? half : ReceiverReport.INTERVAL,
                guard,
                () -> {
                    if (mayGoOn.getAsBoolean()) {
                        send.run();
                        report(session, send);
                    }
                });
    }

    /// Nothing rings any more, nor does the other alarm.
    void stop(Alarm other) {
        other.off();
        if (request != null) {
            request.off();
        }
        if (report != null) {
            report.off();
        }
    }

    private Alarm made(@Nullable Alarm before) {
        return before == null ? new Alarm(context) : before;
    }
}
