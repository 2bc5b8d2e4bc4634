package vn.giamsat.probe.rtsp;

import io.vertx.core.AsyncResult;
import io.vertx.core.impl.ContextInternal;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Ownership;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Receiving;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.rtsp.CameraHabits.Habit;
import vn.giamsat.probe.wire.ConnectionFault;
import vn.giamsat.probe.wire.NameLookup;

/// One probe: looks up, dials, and has a `Call`; another one over UDP when the camera refuses to
/// send over TCP, and one where a first redirect leads. Those say everything anew: some cameras
/// want DESCRIBE again before SETUP, and a login on each connection (Hikvision). Everything happens
/// on the event loop of its context.
final class Attempt implements Guard, Receiving {
    private final Equipment equipment;
    private final ContextInternal context;
    private final Errand errand;
    private final Ownership.Claim claim;
    private final Findings findings;
    private final Alarm alarm;

    private ProbeTarget target;
    private List<InetAddress> addresses = List.of();
    private Habit habit = Habit.USUAL;
    private @Nullable Call call;
    private boolean cancelled;
    private boolean redirected;
    private boolean over;

    /// @param whenOver is told once, on the event loop, after the connection is closed; by `start`
    ///     itself when event loops run no more
    record Errand(ProbeTarget target, Depth depth, Consumer<Reception> whenOver) {}

    Attempt(Equipment equipment, ContextInternal context, Errand errand) {
        this.equipment = equipment;
        this.context = context;
        this.errand = errand;
        this.target = errand.target();
        this.findings = new Findings(errand.target().cameraId(), System.nanoTime());
        this.claim = equipment.ownership().of(errand.target().cameraId());
        this.alarm = new Alarm(context);
    }

    @Override
    public void start() {
        try {
            later(this::lookUp);
        } catch (RejectedExecutionException stopping) {
            errand.whenOver().accept(findings.brokenOff());
        }
    }

    /// Gives the session back and closes the connection; without effect when over.
    @Override
    public void cancel() {
        later(
                () -> {
                    cancelled = true;
                    var failure = new Failure(FailureCode.PROBE_SELF_DOWN, "cancelled");
                    if (call == null) {
                        end(findings.told(failure));
                    } else {
                        call.end(failure);
                    }
                });
    }

    @Override
    public Findings found() {
        return findings;
    }

    private void lookUp() {
        if (over) {
            return;
        }
        equipment
                .names()
                .ask(
                        errand.target().address().host(),
                        answer -> context.emit(answer, it -> run(() -> lookedUp(it))));
        if (addresses.isEmpty() && !over) { // a literal address is answered at once
            alarm.set(
                    equipment.settings().timeouts().connect(),
                    this,
                    () -> end(findings.told(new Failure(FailureCode.DNS_TIMEOUT))));
        }
    }

    private void lookedUp(NameLookup.Answer answer) {
        if (over) {
            return;
        }
        alarm.off();
        switch (answer) {
            case NameLookup.Answer.NotFound(var failure) -> end(findings.told(failure));
            case NameLookup.Answer.Found(var found) when isOurs() -> reach(found);
            case NameLookup.Answer.Found _ -> end(findings.told(Task.NOT_OURS));
        }
    }

    private void reach(List<InetAddress> found) {
        if (!found.stream().allMatch(equipment.settings().addressPolicy()::admits)) {
            end(findings.told(new Failure(FailureCode.TARGET_FORBIDDEN)));
            return;
        }
        findings.climb(Rung.RESOLVED, System.nanoTime());
        addresses = found;
        habit = equipment.habits().of(errand.target());
        dial(mayUseUdp() ? habit.carrier() : Carrier.TCP);
    }

    private void dial(Carrier carrier) {
        equipment
                .dialer()
                .dial(context, target, addresses)
                .onComplete(dialled -> run(() -> dialled(dialled, carrier)));
    }

    private void dialled(AsyncResult<Connection> dialled, Carrier carrier) {
        if (!over && !isOurs()) {
            end(findings.told(Task.NOT_OURS));
        }
        if (over) {
            if (dialled.succeeded()) {
                dialled.result().close(() -> {});
            }
            return;
        }
        if (dialled.failed()) {
            end(findings.told(ConnectionFault.failure(dialled.cause())));
            return;
        }
        findings.climb(Rung.CONNECTED, System.nanoTime());
        var expected = habit.over(carrier);
        var task = new Task(target, errand.depth(), expected, claim, findings, alarm);
        call =
                new Call(
                        equipment,
                        task,
                        dialled.result(),
                        (finished, brought) -> run(() -> called(finished, carrier, brought)));
        call.begin();
    }

    /// The connection is closed.
    private void called(Call finished, Carrier carrier, Reception reception) {
        call = null;
        var failure = reception.failure();
        var refused = failure != null && failure.code() == FailureCode.RTSP_461;
        if (carrier == Carrier.TCP && refused && mayUseUdp() && !cancelled && isOurs()) {
            dial(Carrier.UDP);
            return;
        }
        var elsewhere = finished.elsewhere();
        if (elsewhere.isPresent() && !redirected && !cancelled && isOurs()) {
            redirected = true;
            target = target.at(elsewhere.get());
            dial(carrier);
            return;
        }
        equipment.habits().learn(errand.target(), carrier, finished.isReceiving(), reception);
        end(reception);
    }

    private boolean isOurs() {
        return claim.lasts();
    }

    /// Never for `rtsps`, whose media would come in the clear.
    private boolean mayUseUdp() {
        return equipment.settings().udp() && !errand.target().address().secure();
    }

    /// A call that goes on would hold the probe's alarm, and its connection.
    @Override
    public void breakOff() {
        if (call == null) {
            end(findings.brokenOff());
        } else {
            call.breakOff();
        }
    }

    private void end(Reception reception) {
        if (!over) {
            over = true;
            alarm.off();
            errand.whenOver().accept(reception);
        }
    }

    private void later(Runnable step) {
        context.runOnContext(ignored -> run(step));
    }
}
