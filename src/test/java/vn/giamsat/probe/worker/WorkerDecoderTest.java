package vn.giamsat.probe.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.probe.media.Pictures.picture;
import static vn.giamsat.probe.worker.TroubleMain.Trouble.BE_KILLED;
import static vn.giamsat.probe.worker.TroubleMain.Trouble.BURN;
import static vn.giamsat.probe.worker.TroubleMain.Trouble.CRASH;
import static vn.giamsat.probe.worker.TroubleMain.Trouble.FILL_MEMORY;
import static vn.giamsat.probe.worker.TroubleMain.Trouble.STAND_STILL;
import static vn.giamsat.probe.worker.TroubleMain.Trouble.TALK_NONSENSE;
import static vn.giamsat.probe.worker.TroubleMain.Trouble.TELL_THE_ENVIRONMENT;
import static vn.giamsat.probe.worker.TroubleMain.Trouble.WORK;
import static vn.giamsat.probe.worker.TroubleMain.Trouble.WRITE_A_FILE;
import static vn.giamsat.probe.worker.WorkerFixture.CAMERA;
import static vn.giamsat.probe.worker.WorkerFixture.NEIGHBOUR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.PictureExaminer.Examination.Busy;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.PictureExaminer.Examination.Undecodable;
import vn.giamsat.probe.media.DecoderSettings;
import vn.giamsat.probe.media.Development.Refused;
import vn.giamsat.probe.media.LocalDecoder;
import vn.giamsat.system.Await;

class WorkerDecoderTest {
    private static final WorkerFixture WORKERS = new WorkerFixture();
    private static final LocalDecoder HERE = new LocalDecoder(DecoderSettings.DEFAULTS);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"corridor.h264", "corridor.h265", "corridor.jpg", "black.h264", "huge.h264"})
    void examinesPicturesAsThisProcessDoes(String file) {
        var examination = WORKERS.decoder.examine(CAMERA, picture(file));

        assertThat(examination)
                .usingRecursiveComparison()
                .isEqualTo(HERE.examine(CAMERA, picture(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"held-right.jpg", "single.heic", "make-photos.sh"})
    void developsPhotosAsThisProcessDoes(String file) throws IOException {
        var photo = Files.readAllBytes(Path.of("src/test/resources/photos", file));

        assertThat(WORKERS.decoder.develop(photo))
                .usingRecursiveComparison()
                .isEqualTo(HERE.develop(photo));
    }

    @Test
    void decodesWhereTheLibrariesWereNeverUnpackedBefore(@TempDir Path cache) {
        try (var workers = WorkerFixture.onANewMachine(cache)) {
            assertThat(workers.decoder.examine(CAMERA, picture("tiny.h264")))
                    .isInstanceOf(Seen.class);
            assertThat(cache).isNotEmptyDirectory();
        }
    }

    @Test
    void leavesACameraAloneForAWhileWhosePictureCrashedTheDecoder() {
        // When
        assertThat(WORKERS.examination(CAMERA, CRASH))
                .isEqualTo(undecodable("crashed the decoder"));
        // Then
        assertThat(WORKERS.decoder.examine(CAMERA, picture("tiny.h264"))).isEqualTo(new Busy());
        assertThat(WORKERS.decoder.examine(NEIGHBOUR, picture("tiny.h264")))
                .isInstanceOf(Seen.class);
        WORKERS.now = WORKERS.now.plusSeconds(61);
        assertThat(WORKERS.decoder.examine(CAMERA, picture("tiny.h264"))).isInstanceOf(Seen.class);
    }

    @Test
    void endsAnInputThatTakesTooMuchProcessorTime() {
        assertThat(WORKERS.examination(CAMERA, BURN))
                .isEqualTo(undecodable("took too much processor time"));
        WORKERS.now = WORKERS.now.plusSeconds(3_600);
    }

    /// What earlier pictures took must not be counted to a later one.
    @Test
    void allowsEachPictureItsTimeHoweverManyThereWereBefore() {
        // Given
        var before = WORKERS.lost(Ending.PROCESSOR_TIME);
        // When
        for (var pictures = 0; pictures < 5; pictures++) {
            assertThat(WORKERS.examination(NEIGHBOUR, WORK)).isEqualTo(undecodable("no trouble"));
        }
        // Then
        assertThat(WORKERS.lost(Ending.PROCESSOR_TIME)).isEqualTo(before);
    }

    @Test
    void saysNothingOfACameraWhoseDecoderOnlyStoodStill() {
        var before = WORKERS.lost(Ending.DEADLINE);

        assertThat(WORKERS.examination(CAMERA, STAND_STILL)).isEqualTo(new Busy());

        assertThat(WORKERS.lost(Ending.DEADLINE)).isEqualTo(before + 1);
        assertThat(WORKERS.decoder.examine(CAMERA, picture("tiny.h264"))).isInstanceOf(Seen.class);
    }

    @Test
    void refusesAnInputThatTakesMoreMemoryThanADecoderHas() {
        assertThat(WORKERS.examination(CAMERA, FILL_MEMORY))
                .isEqualTo(undecodable("needs more memory than a decoder has"));
    }

    @Test
    void believesNoAnswerThatIsNone() {
        assertThat(WORKERS.examination(CAMERA, TALK_NONSENSE))
                .isEqualTo(undecodable("put the decoder out of hand"));
        WORKERS.now = WORKERS.now.plusSeconds(3_600);
    }

    @Test
    void asksThreeTimesWhenDecodersAreKilledAndThenSaysNothingOfTheCamera() {
        var before = WORKERS.lost(Ending.KILLED);

        assertThat(WORKERS.examination(CAMERA, BE_KILLED)).isEqualTo(new Busy());

        assertThat(WORKERS.lost(Ending.KILLED)).isEqualTo(before + 3);
        assertThat(WORKERS.decoder.examine(CAMERA, picture("tiny.h264"))).isInstanceOf(Seen.class);
    }

    @Test
    void asksNoDecoderAgainWhoseMemoryWasFull() {
        assertThat(WORKERS.examination(CAMERA, FILL_MEMORY)).isInstanceOf(Undecodable.class);

        assertThat(WORKERS.decoder.examine(NEIGHBOUR, picture("corridor-1080p.h264")))
                .isInstanceOf(Seen.class);
    }

    @Test
    void letsADecoderWriteNoFile() throws IOException {
        Files.createDirectories(WorkerFixture.written().getParent());
        Files.deleteIfExists(WorkerFixture.written());

        assertThatThrownBy(() -> WORKERS.examination(CAMERA, WRITE_A_FILE))
                .hasMessageContaining("UncheckedIOException");

        assertThat(WorkerFixture.written()).isEmptyFile();
    }

    @Test
    void keepsTheServicesEnvironmentToItself() {
        assertThat(System.getenv()).containsKey("PATH");

        var told = (Examination.Undecodable) WORKERS.examination(CAMERA, TELL_THE_ENVIRONMENT);

        assertThat(told.failure().detail().split(" "))
                .isSubsetOf("", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH");
    }

    @Test
    void endsDecodersThatHaveNothingToDo() {
        try (var workers = new WorkerFixture(Duration.ofSeconds(1))) {
            workers.decoder.prepare();
            assertThat(workers.processes()).isOne();

            Await.until("it ended", Duration.ofSeconds(20), () -> workers.processes() == 0);

            assertThat(workers.decoder.examine(CAMERA, picture("tiny.h264")))
                    .isInstanceOf(Seen.class);
        }
    }

    @Test
    void restsBeforeItStartsAgainWhatEndsAtOnce() {
        try (var workers = new WorkerFixture(List.of("false"), Duration.ofMinutes(1))) {
            assertThatThrownBy(workers.decoder::prepare).hasMessage("no decoder process starts");

            assertThatThrownBy(workers.decoder::prepare)
                    .hasMessageContaining("end as soon as they are started");

            assertThat(workers.processes()).isZero();
        }
    }

    private static Examination undecodable(String detail) {
        return new Examination.Undecodable(new Failure(FailureCode.DECODE_ERROR, detail));
    }

    @Test
    void refusesPhotosOnlyForWhatTheyAre() {
        assertThat(WORKERS.decoder.develop(new byte[40])).isInstanceOf(Refused.class);
    }
}
