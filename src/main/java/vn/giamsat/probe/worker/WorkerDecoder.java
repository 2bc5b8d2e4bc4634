package vn.giamsat.probe.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.media.Decoder;
import vn.giamsat.probe.media.DecoderSettings;
import vn.giamsat.probe.media.Development;

/// Has processes of its own decode, and makes sense of their ends: an input that crashes one or
/// keeps it busy too long cannot be decoded; one that somebody killed is asked again, elsewhere;
/// one that was only slow says nothing about the camera.
final class WorkerDecoder implements Decoder {
    private static final Logger LOG = Logger.getLogger(WorkerDecoder.class);

    /// How often a question is asked when the process was killed over it.
    private static final int ATTEMPTS = 3;

    /// How many times the processor time that it may take an answer may take by the clock.
    private static final int SLOWNESS = 2;

    private final WorkerSettings settings;
    private final Workers workers;
    private final PoisonList poison;

    WorkerDecoder(
            WorkerSettings settings, DecoderSettings decoding, WorkerMetrics metrics, Clock clock) {
        this.settings = settings;
        this.workers = new Workers(settings, decoding, metrics);
        this.poison = new PoisonList(clock);
        metrics.poisoned(poison::size);
    }

    @Override
    public void prepare() {
        workers.prepare();
    }

    @Override
    public Examination examine(UUID cameraId, EncodedPicture picture) {
        if (poison.holds(cameraId)) {
            return new Examination.Busy(); // one bad picture is one failure, not one for each probe
        }
        var limit = settings.pictureLimit();
        try {
            var answer = answer(new Question.Examine(picture, seconds(limit)), limit);
            if (answer instanceof Answer.Examined) {
                poison.clear(cameraId);
            }
            return examination(answer);
        } catch (WorkerLostException lost) {
            return examination(cameraId, lost.ending());
        }
    }

    private static Examination examination(Answer answer) {
        return switch (answer) {
            case Answer.Examined(var examination) -> examination;
            case Answer.OutOfMemory _ -> undecodable("needs more memory than a decoder has");
            default -> throw new IllegalStateException("a decoder process failed: " + answer);
        };
    }

    private Examination examination(UUID cameraId, Ending ending) {
        if (ending != Ending.CLOSING) {
            LOG.warnf("A decoder was lost reason=%s cameraId=%s", ending, cameraId);
        }
        if (ending.isOfTheInput()) {
            poison.add(cameraId);
            return undecodable(ending.deed);
        }
        return new Examination.Busy();
    }

    private static Examination undecodable(String detail) {
        return new Examination.Undecodable(new Failure(FailureCode.DECODE_ERROR, detail));
    }

    @Override
    public Development develop(byte[] file) {
        var limit = settings.photoLimit();
        try {
            return development(answer(new Question.Develop(file, seconds(limit)), limit));
        } catch (WorkerLostException lost) {
            LOG.warnf("A photo ended a decoder reason=%s", lost.ending());
            return development(lost.ending());
        }
    }

    private static Development development(Answer answer) {
        return switch (answer) {
            case Answer.Finished(var development) -> development;
            case Answer.OutOfMemory _ ->
                    new Development.Refused(
                            Development.Reason.TOO_MANY_PIXELS,
                            "needs more memory than a decoder has");
            default -> throw new IllegalStateException("a decoder process failed: " + answer);
        };
    }

    private static Development development(Ending ending) {
        return switch (ending) {
            case DEADLINE, PROCESSOR_TIME -> new Development.Overdue();
            case CRASH, GARBLED ->
                    new Development.Refused(Development.Reason.UNDECODABLE, ending.deed);
            case KILLED, CLOSING, BROKEN -> new Development.Busy();
        };
    }

    private Answer answer(Question question, Duration limit) throws WorkerLostException {
        for (var attempt = 1; ; attempt++) {
            try {
                return workers.ask(question, deadline(limit));
            } catch (WorkerLostException lost) {
                if (lost.ending() != Ending.KILLED || attempt == ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    /// The kernel may round up by a second.
    private static Duration deadline(Duration limit) {
        return Duration.ofSeconds(SLOWNESS * (seconds(limit) + 1L));
    }

    private static int seconds(Duration limit) {
        return Math.toIntExact(Math.ceilDiv(limit.toMillis(), 1_000L));
    }

    @Override
    public Duration patience(Duration limit) {
        return Workers.patience(deadline(limit)).multipliedBy(ATTEMPTS);
    }

    @Override
    public void close() {
        workers.close();
    }
}
