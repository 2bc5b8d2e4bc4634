package vn.giamsat.probe.rtsp;

import static java.lang.System.nanoTime;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.rtsp.Conversation.Described;
import vn.giamsat.probe.rtsp.Conversation.Greeting;
import vn.giamsat.probe.rtsp.Conversation.Playing;
import vn.giamsat.probe.rtsp.Conversation.Refused;
import vn.giamsat.probe.rtsp.Conversation.Starting;
import vn.giamsat.probe.rtsp.Conversation.Waiting;
import vn.giamsat.probe.rtsp.RtspRequest.Method;
import vn.giamsat.probe.rtsp.Transport.Datagrams;
import vn.giamsat.probe.rtsp.Transport.Interleaved;
import vn.giamsat.probe.wire.Identity;

/// One connection of a probe: converses, watches, and says goodbye however it ends. It decides
/// nothing about RTSP or media, which `Conversation` and `MediaWatch` do; it brings them together
/// with socket and clock. Event loop of its probe only.
final class Call implements Guard, Line.Listener, PortPair.Listener {
    private final Equipment equipment;
    private final Task task;
    private final Connection connection;
    private final BiConsumer<Call, Reception> whenOver;
    private final Findings found;
    private final Timeouts timeouts;
    private final Alarm alarm;
    private final KeepAlive keepAlive;
    private final Line line;
    private @Nullable Conversation conversation;
    private @Nullable MediaWatch watch;
    private @Nullable PortPair ports;
    private @Nullable Transport transport;
    private long playingSince;
    private @Nullable Reception reception;
    private boolean hungUp;

    /// To be made as soon as there is a connection, on its event loop.
    ///
    /// @param whenOver is told once, after the connection is closed
    Call(
            Equipment equipment,
            Task task,
            Connection connection,
            BiConsumer<Call, Reception> whenOver) {
        this.equipment = equipment;
        this.task = task;
        this.found = task.findings();
        this.timeouts = equipment.settings().timeouts();
        this.connection = connection;
        this.whenOver = whenOver;
        alarm = task.alarm();
        keepAlive = new KeepAlive(connection.context(), this, this::maySpeak);
        line = Line.on(connection, this, new Framer(equipment.settings().limits()), this);
    }

    void begin() {
        var identity = new Identity.Unasked(task.target().credentials(), equipment.clientNonce());
        run(() -> turnTo(Conversation.opening(task.target().address(), identity)));
    }

    @Override
    public Findings found() {
        return found;
    }

    boolean isReceiving() {
        return watch != null && watch.isReceiving();
    }

    /// Where a redirect led that may be followed.
    Optional<StreamAddress> elsewhere() {
        return conversation instanceof Refused refused ? refused.elsewhere() : Optional.empty();
    }

    @Override
    public void heard(Incoming what) {
        switch (what) {
            case RtspResponse answer -> answered(answer);
            case Incoming.MediaFrame(var channel, var payload) -> interleaved(channel, payload);
            case Incoming.Unreadable(var reason) ->
                    fellSilent(new Failure(FailureCode.NOT_RTSP, reason));
            case Incoming.PeerRequest handledByTheLine -> {}
        }
    }

    @Override
    public void lost() {
        fellSilent(inPhase(FailureCode.TCP_RESET));
    }

    @Override
    public void packet(Slice rtp) {
        run(() -> received(rtp));
    }

    @Override
    public void report(Slice rtcp) {
        run(() -> reported(rtcp));
    }

    private void answered(RtspResponse answer) {
        if (isOver()) {
            hangUp();
            return;
        }
        found.clock().dated(answer, equipment.clock().instant());
        if (conversation instanceof Waiting waiting) {
            found.climb(Rung.ANSWERED, nanoTime());
            if (waiting instanceof Greeting) {
                keepAlive.greeted(answer);
            }
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
            case Playing playing -> playing(playing);
            case Refused refused -> end(refused.failure());
        }
    }

    private void ask(Waiting waiting) {
        if (waiting instanceof Starting starting) {
            transport = starting.session().transport(); // packets may precede the answer to PLAY
        }
        if (maySpeak()) {
            line.send(waiting.exchange().request());
            alarm.set(timeouts.answer(), this, () -> end(inPhase(FailureCode.RTSP_TIMEOUT)));
        }
    }

    private void described(Described described) {
        found.climb(Rung.DESCRIBED, nanoTime());
        watch = new MediaWatch(described.track(), task.settings(equipment.settings()));
        found.watch(watch, described.tracks());
        if (task.depth() == Depth.DESCRIPTION) {
            end(null);
        } else if (task.habit().carrier() == Carrier.TCP) {
            turnTo(described.setUp(Interleaved.FIRST));
        } else {
            alarm.off();
            PortPair.open(equipment.vertx(), connection.localAddress())
                    .onComplete(opened -> run(() -> opened(opened, described)));
        }
    }

    private void opened(AsyncResult<PortPair> opened, Described described) {
        if (isOver()) {
            opened.map(PortPair::close);
        } else if (opened.failed()) {
            end(new Failure(FailureCode.PROBE_SELF_DOWN, "no pair of UDP ports is free"));
        } else {
            ports = opened.result();
            var peer = connection.peerAddress();
            ports.listen(peer, equipment.settings().limits().frameBytes(), this);
            turnTo(described.setUp(new Datagrams(ports.port())));
        }
    }

    private void playing(Playing playing) {
        playingSince = nanoTime();
        found.climb(Rung.PLAYING, playingSince);
        keepAlive.request(playing.session(), this::keepAlive);
        if (transport instanceof Interleaved(var channel)) {
            keepAlive.report(playing.session(), () -> line.send(ReceiverReport.on(channel + 1)));
        }
        assess();
    }

    private void keepAlive(Method method) {
        if (conversation instanceof Playing playing) {
            var kept = playing.keptAlive(method);
            conversation = kept;
            line.send(kept.last().request());
        }
    }

    private void interleaved(int channel, Slice payload) {
        if (transport instanceof Interleaved(var own)) {
            if (channel == own) {
                received(payload);
            } else if (channel == own + 1) {
                reported(payload);
            }
        }
    }

    private void received(Slice packet) {
        if (!isOver() && watch != null) {
            var news = watch.add(packet, nanoTime());
            if (news && conversation instanceof Playing) {
                assess();
            }
        }
    }

    private void reported(Slice packet) {
        if (!isOver() && watch != null) {
            watch.reported();
            found.clock().reported(packet, equipment.clock().instant());
        }
    }

    private void assess() {
        var now = nanoTime();
        found.look(now);
        if (task.depth() == Depth.RECEPTION && isReceiving()) {
            end(null);
            return;
        }
        switch (Objects.requireNonNull(watch).verdict(playingSince, now)) {
            case MediaWatch.Verdict.WaitUntil(var due) ->
                    alarm.set(Duration.ofNanos(due - now), this, this::assess);
            case MediaWatch.Verdict.Complete() -> end(null);
            case MediaWatch.Verdict.Failed(var failure) -> end(failure);
        }
    }

    /// Nothing more will come.
    private void fellSilent(Failure why) {
        if (isOver()) {
            hangUp();
        } else {
            end(found.isComplete() ? null : why);
        }
    }

    /// @param failure null when all that was asked for was found; without effect when over
    void end(@Nullable Failure failure) {
        if (isOver()) {
            return;
        }
        reception = found.told(failure);
        keepAlive.stop(alarm);
        var farewell = conversation == null ? null : conversation.farewell().orElse(null);
        if (farewell == null) {
            hangUp();
        } else {
            line.send(farewell);
            alarm.set(timeouts.farewell(), this, this::hangUp);
        }
    }

    /// A fault of ours.
    @Override
    public void breakOff() {
        reception = found.brokenOff();
        hangUp();
    }

    private void hangUp() {
        if (hungUp) {
            return;
        }
        hungUp = true;
        keepAlive.stop(alarm);
        var brought = Objects.requireNonNull(reception);
        var portsClosed = ports == null ? Future.succeededFuture() : ports.close();
        portsClosed.onComplete(closed -> line.close(() -> whenOver.accept(this, brought)));
    }

    private Failure inPhase(FailureCode code) {
        return conversation instanceof Waiting waiting
                ? new Failure(code, waiting.exchange().request().method().name())
                : new Failure(code);
    }

    private boolean isOver() {
        return reception != null;
    }

    /// Otherwise it is over; only the session is given back.
    private boolean maySpeak() {
        if (task.claim().lasts()) {
            return true;
        }
        end(Task.NOT_OURS);
        return false;
    }
}
