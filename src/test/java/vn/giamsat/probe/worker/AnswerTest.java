package vn.giamsat.probe.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giamsat.probe.Explanation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.media.Development;

/// What a decoder process may say: nothing but what a picture can be.
class AnswerTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};
    private static final PictureFacts FACTS =
            new PictureFacts(1280, 720, 255, 127.5, 1, 0, 9, 1, 181.01, 2);
    private static final PictureSignature SIGNATURE =
            new PictureSignature(new byte[288], 1, 1, -128, 127);
    private static final Snapshot SNAPSHOT = new Snapshot(JPEG, 320, 180);

    @Test
    void isReadAsItWasWritten() throws IOException {
        // Given
        var black =
                new Failure(
                        FailureCode.VIDEO_BLACK,
                        "0.99",
                        new Measure(0.99, 0.98, MeasureUnit.RATIO));
        var said = seen(FACTS, SNAPSHOT, black, new Failure(FailureCode.VIDEO_BLUR));
        // When
        var read = read(said);
        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Answer.Examined.class,
                        examined -> {
                            var seen = (Examination.Seen) examined.examination();
                            assertThat(seen.facts()).isEqualTo(FACTS);
                            assertThat(seen.signature()).isEqualTo(SIGNATURE);
                            assertThat(seen.snapshot().jpeg()).isEqualTo(JPEG);
                            assertThat(seen.faults()).isEqualTo(said.faults());
                        });
    }

    @ParameterizedTest
    @MethodSource
    void isNoneWhenItCannotBe(Answer strange) {
        assertThatThrownBy(() -> read(strange)).isInstanceOf(GarbledException.class);
    }

    static Stream<Answer> isNoneWhenItCannotBe() {
        var countless = new Failure[Explanation.MOST + 1];
        Arrays.fill(countless, new Failure(FailureCode.VIDEO_BLACK));
        return Stream.concat(
                Stream.of(
                                seen(luma(256), SNAPSHOT),
                                seen(luma(-1), SNAPSHOT),
                                seen(luma(Double.NaN), SNAPSHOT),
                                seen(sized(0, 720), SNAPSHOT),
                                seen(sized(1280, -1), SNAPSHOT),
                                seen(FACTS, new Snapshot(new byte[9], 320, 180)),
                                seen(FACTS, new Snapshot(JPEG, 321, 180)),
                                seen(FACTS, SNAPSHOT, new Failure(FailureCode.AUTH_REJECTED)),
                                seen(FACTS, SNAPSHOT, countless),
                                new Examination.Undecodable(new Failure(FailureCode.VIDEO_BLACK)))
                        .map(Answer.Examined::new),
                Stream.of(print(new byte[9], 9), print(JPEG, 0)).map(Answer.Finished::new));
    }

    private static Development print(byte[] file, int width) {
        var print = new Development.Print(file, width, 9);
        return new Development.Developed(print, print);
    }

    private static Examination.Seen seen(PictureFacts facts, Snapshot snapshot, Failure... faults) {
        return new Examination.Seen(facts, SIGNATURE, snapshot, List.of(faults));
    }

    private static PictureFacts luma(double mean) {
        return new PictureFacts(1280, 720, mean, 40, 0, 0, 9, 0.1, 4, 2);
    }

    private static PictureFacts sized(int width, int height) {
        return new PictureFacts(width, height, 120, 40, 0, 0, 9, 0.1, 4, 2);
    }

    private static Answer read(Examination said) throws IOException {
        return read(new Answer.Examined(said));
    }

    private static Answer read(Answer said) throws IOException {
        var bytes = new ByteArrayOutputStream();
        said.write(new DataOutputStream(bytes));
        return Answer.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
