package vn.giamsat.probe.rtsp;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.rtsp.Conversation.Described;
import vn.giamsat.probe.rtsp.Conversation.Playing;
import vn.giamsat.probe.rtsp.Conversation.Refused;
import vn.giamsat.probe.rtsp.Conversation.Starting;
import vn.giamsat.probe.rtsp.Conversation.Waiting;
import vn.giamsat.probe.wire.ConnectionFault;
import vn.giamsat.probe.wire.Identity;
import vn.giamsat.probe.wire.NameLookup;

/// One probe: looks up, dials, converses, watches, and says goodbye however it ends. It decides
/// nothing about RTSP or media, which `Conversation` and `MediaWatch` do; it brings them together
/// with socket and clock. Everything happens on the event loop of its context.
final class Attempt implements Line.Listener {
    private static final Logger LOG = Logger.getLogger(Attempt.class);
    private static final int NO_CHANNEL = -1;

    private final Equipment equipment;
    private final Timeouts limits;
    private final Context context;
    private final Errand errand;
    private final Findings findings = new Findings(now());
    private final Alarm alarm;

    private @Nullable Line line;
    private @Nullable Conversation conversation;
    private @Nullable MediaWatch watch;
    private int channel = NO_CHANNEL;
    private long playingSince;
    private @Nullable Reception reception;
    private boolean hungUp;

    /// @param whenOver is told once, on the event loop, after the connection is closed
    record Errand(ProbeTarget target, Depth depth, Consumer<Reception> whenOver) {}

    Attempt(Equipment equipment, Context context, Errand errand) {
        this.equipment = equipment;
        this.limits = equipment.settings().timeouts();
        this.context = context;
        this.errand = errand;
        this.alarm = new Alarm(equipment.vertx());
    }

    /// From any thread.
    void start() {
        later(this::lookUp);
    }

    /// From any thread. Gives the session back and closes the connection; without effect when over.
    void cancel() {
        later(() -> end(new Failure(FailureCode.PROBE_SELF_DOWN, "cancelled")));
    }

    @Override
    public void heard(Incoming what) {
        guarded(
                () -> {
                    switch (what) {
                        case RtspResponse answer -> answered(answer);
                        case Incoming.MediaFrame frame -> received(frame);
                        case Incoming.Unreadable(var reason) -> unreadable(reason);
                        case Incoming.PeerRequest handledByTheLine -> {}
                    }
                });
    }

    @Override
    public void lost() {
        guarded(
                () -> {
                    if (isOver()) {
                        hangUp();
                    } else {
                        end(findings.isComplete() ? null : inPhase(FailureCode.TCP_RESET));
                    }
                });
    }

    private void lookUp() {
        alarm.set(limits.connect(), () -> guarded(() -> end(new Failure(FailureCode.DNS_TIMEOUT))));
        equipment
                .names()
                .ask(errand.target().address().host(), answer -> later(() -> lookedUp(answer)));
    }

    private void lookedUp(NameLookup.Answer answer) {
        if (isOver()) {
            return;
        }
        alarm.off();
        switch (answer) {
            case NameLookup.Answer.NotFound(var failure) -> end(failure);
            case NameLookup.Answer.Found(var addresses) -> dial(addresses);
        }
    }

    private void dial(List<InetAddress> addresses) {
        if (!addresses.stream().allMatch(equipment.settings().addressPolicy()::admits)) {
            end(new Failure(FailureCode.TARGET_FORBIDDEN));
            return;
        }
        findings.climb(Rung.RESOLVED, now());
        equipment
                .dialer()
                .dial(errand.target(), addresses)
                .onComplete(socket -> guarded(() -> dialled(socket)));
    }

    private void dialled(AsyncResult<NetSocket> socket) {
        if (isOver()) {
            socket.map(NetSocket::close);
            return;
        }
        if (socket.failed()) {
            end(ConnectionFault.failure(socket.cause()));
            return;
        }
        line = new Line(socket.result(), new Framer(equipment.settings().limits()), this);
        findings.climb(Rung.CONNECTED, now());
        var credentials = errand.target().credentials();
        var identity = new Identity.Unasked(credentials, equipment.clientNonce());
        turnTo(Conversation.opening(errand.target().address(), identity));
    }

    private void answered(RtspResponse answer) {
        if (isOver()) {
            hangUp();
        } else if (conversation instanceof Waiting waiting) {
            findings.climb(Rung.ANSWERED, now());
            var next = waiting.on(answer);
            if (next != waiting) {
                turnTo(next);
            }
        }
    }

    private void turnTo(Conversation next) {
        conversation = next;
        switch (next) {
            case Waiting waiting -> ask(waiting);
            case Described described -> described(described);
            case Playing playing -> playing();
            case Refused(var failure, var farewell) -> end(failure);
        }
    }

    private void ask(Waiting waiting) {
        if (waiting instanceof Starting starting) {
            channel = starting.session().channel(); // packets may come before the answer to PLAY
        }
        Objects.requireNonNull(line).send(waiting.exchange().request());
        alarm.set(limits.answer(), () -> guarded(() -> end(inPhase(FailureCode.RTSP_TIMEOUT))));
    }

    private void described(Described described) {
        findings.climb(Rung.DESCRIBED, now());
        watch = new MediaWatch(described.track(), equipment.settings());
        findings.watch(watch, described.tracks());
        if (errand.depth() == Depth.DESCRIPTION) {
            end(null);
        } else {
            turnTo(described.setUp());
        }
    }

    private void playing() {
        playingSince = now();
        findings.climb(Rung.PLAYING, playingSince);
        assess();
    }

    private void received(Incoming.MediaFrame frame) {
        if (isOver() || watch == null || frame.channel() != channel) {
            return;
        }
        var before = watch.isReceiving();
        var pictureBefore = hasPicture();
        watch.add(frame.payload(), now());
        var news = watch.isReceiving() != before || hasPicture() != pictureBefore;
        if (news && conversation instanceof Playing) {
            assess();
        }
    }

    private void assess() {
        var media = Objects.requireNonNull(watch);
        var now = now();
        if (media.isReceiving()) {
            findings.climb(Rung.RECEIVING, now);
        }
        if (hasPicture()) {
            findings.climb(Rung.KEYFRAME, now);
        }
        if (errand.depth() == Depth.RECEPTION && media.isReceiving()) {
            end(null);
            return;
        }
        switch (media.verdict(playingSince, now)) {
            case MediaWatch.Verdict.WaitUntil(var due) ->
                    alarm.set(Duration.ofNanos(due - now), () -> guarded(this::assess));
            case MediaWatch.Verdict.Complete() -> end(null);
            case MediaWatch.Verdict.Failed(var failure) -> end(failure);
        }
    }

    private void unreadable(String reason) {
        if (isOver()) {
            hangUp();
        } else {
            end(findings.isComplete() ? null : new Failure(FailureCode.NOT_RTSP, reason));
        }
    }

    private void end(@Nullable Failure failure) {
        if (isOver()) {
            return;
        }
        alarm.off();
        reception = findings.told(failure);
        var farewell = conversation == null ? null : conversation.farewell().orElse(null);
        if (line == null || farewell == null) {
            hangUp();
        } else {
            line.send(farewell);
            alarm.set(limits.farewell(), () -> guarded(this::hangUp));
        }
    }

    private void hangUp() {
        if (hungUp) {
            return;
        }
        hungUp = true;
        alarm.off();
        var brought = Objects.requireNonNull(reception);
        if (line == null) {
            errand.whenOver().accept(brought);
        } else {
            line.close().onComplete(closed -> errand.whenOver().accept(brought));
        }
    }

    /// Nothing that goes wrong in here is the camera's fault, nor may it reach the caller.
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            // Without its message, which may hold an address.
            var where = broken.getStackTrace().length == 0 ? "?" : broken.getStackTrace()[0];
            LOG.warnf(
                    "The probe broke off: cameraId=%s stage=%s cause=%s at=%s",
                    errand.target().cameraId(),
                    findings.reached(),
                    broken.getClass().getName(),
                    where);
            reception = findings.brokenOff();
            hangUp();
        }
    }

    private Failure inPhase(FailureCode code) {
        return conversation instanceof Waiting waiting
                ? new Failure(code, waiting.exchange().request().method().name())
                : new Failure(code);
    }

    private boolean hasPicture() {
        return watch != null && watch.picture() != null;
    }

    private boolean isOver() {
        return reception != null;
    }

    private void later(Runnable step) {
        context.runOnContext(ignored -> guarded(step));
    }

    private static long now() {
        return System.nanoTime();
    }
}
