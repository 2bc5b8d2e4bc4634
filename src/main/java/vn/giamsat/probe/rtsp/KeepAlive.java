package vn.giamsat.probe.rtsp;

import io.vertx.core.Vertx;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import vn.giamsat.probe.rtsp.RtspRequest.Method;

/// Lets a camera know while it plays that somebody still watches: by a request before its session
/// ends, and by RTCP receiver reports, without which some stop. Most probes are over before the
/// first of them is due. Event loop of its probe only.
final class KeepAlive {
    private final Alarm request;
    private final Alarm report;
    private Method method = Method.OPTIONS;

    private final BooleanSupplier mayGoOn;

    /// @param mayGoOn asked before each word; once it is false nothing is said any more
    KeepAlive(Vertx vertx, Guard guard, BooleanSupplier mayGoOn) {
        this.mayGoOn = mayGoOn;
        request = new Alarm(vertx, guard);
        report = new Alarm(vertx, guard);
    }

    /// Learns from the answer to OPTIONS what to ask: GET_PARAMETER is made for it, but only
    /// cameras that list it know it; the others are asked for OPTIONS (Hipcam).
    void greeted(RtspResponse answer) {
        var known = answer.headers().first("Public").orElse("");
        method = known.contains("GET_PARAMETER") ? Method.GET_PARAMETER : Method.OPTIONS;
    }

    /// @param ask sends a request, whose answer need not come
    void request(Session session, Consumer<Method> ask) {
        request.set(
                session.lifetime().dividedBy(2),
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
        report.set(
                half.compareTo(ReceiverReport.INTERVAL) < 0 ? half : ReceiverReport.INTERVAL,
                () -> {
                    if (mayGoOn.getAsBoolean()) {
                        send.run();
                        report(session, send);
                    }
                });
    }

    /// Nothing rings any more, nor does the other alarm.
    void stop(Alarm other) {
        request.off();
        report.off();
        other.off();
    }
}
