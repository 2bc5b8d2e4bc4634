package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.rtsp.Headers.Field;

class CameraClockTest {
    private static final Instant NOW = Instant.parse("2021-06-03T08:12:36Z");

    private static final int VIDEO = 1;

    private final CameraClock clock = new CameraClock();

    @Test
    void isUnknownUntilTheCameraTellsATime() {
        assertThat(clock.offset(VIDEO)).isNull();
    }

    /// As RFC 2326 wants it, with one digit, and as live555 and Hikvision write it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thu, 03 Jun 2021 08:12:31 GMT",
                "Thu, 3 Jun 2021 08:12:31 GMT",
                " Thu, Jun 03 2021  08:12:31 GMT"
            })
    void isReadFromTheDateOfAnAnswer(String date) {
        // When
        clock.dated(answer(date), NOW);
        // Then
        assertThat(clock.offset(VIDEO)).isEqualTo(Duration.ofSeconds(-5));
    }

    @Test
    void isReadFromARecordedAnswer() {
        // When
        clock.dated(Recorded.answer("hikvision-401-digest"), NOW);
        // Then
        assertThat(clock.offset(VIDEO)).isEqualTo(Duration.ofSeconds(-5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "Thu, 99 Jun 2021 08:12:31 GMT",
                "9999-12-31",
                ",",
                " GMT",
                "Thu, 03 Jun 2021 08:12:31 as far as can be told without a server of time GMT"
            })
    void staysUnknownWhenTheDateIsNone(String date) {
        // When
        clock.dated(answer(date), NOW);
        // Then
        assertThat(clock.offset(VIDEO)).isNull();
    }

    @Test
    void staysUnknownWhenTheDateIsOfAnotherAge() {
        // When
        clock.dated(answer("Fri, 31 Dec 9999 23:59:59 GMT"), NOW);
        // Then
        assertThat(clock.offset(VIDEO)).isNull();
    }

    @Test
    void believesASenderReportRatherThanADate() {
        // Given
        clock.dated(answer("Thu, 03 Jun 2021 08:12:31 GMT"), NOW);
        // When
        clock.reported(report("e4630d74", "80000000"), NOW);
        // Then
        assertThat(clock.offset(VIDEO)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void knowsACameraWhoseClockWasResetByAPowerCut() {
        // When: 1 January 2000
        clock.reported(report("bc17c200", "00000000"), NOW);
        // Then
        assertThat(clock.offset(VIDEO)).isLessThan(Duration.ofDays(-21 * 365));
    }

    /// No time at all, seconds since it began to run, a receiver report, and what was cut off.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80c8000600000001000000000000000000000000",
                "80c8000600000001000001f40000000000000000",
                "80c9000600000001e4630d748000000000000000",
                "80c8000600000001e4630d74"
            })
    void takesNoTimeFromAReportThatHasNone(String report) {
        // When
        clock.reported(Slice.of(Rtp.hex(report)), NOW);
        // Then
        assertThat(clock.offset(VIDEO)).isNull();
    }

    @Test
    void believesTheSourceOfTheVideoThoughItReportedBeforeItsFirstPacketAndNoOther() {
        // When
        clock.reported(report("e4630d74", "80000000"), NOW);
        clock.reported(Slice.of(Rtp.hex("80c8000600000002bc17c2000000000000000000")), NOW);
        // Then
        assertThat(clock.offset(VIDEO)).isEqualTo(Duration.ofMillis(500));
        assertThat(clock.offset(3)).isNull();
        assertThat(clock.offset(null)).isNull();
    }

    @Test
    void keepsNoMoreSourcesThanACameraHas() {
        // When
        for (var source = 10; source < 30; source++) {
            clock.reported(
                    Slice.of(Rtp.hex("80c80006000000%dbc17c2000000000000000000".formatted(source))),
                    NOW);
        }
        // Then
        assertThat(clock.offset(0x17)).isNotNull();
        assertThat(clock.offset(0x18)).isNull();
    }

    private static Slice report(String seconds, String fraction) {
        return Slice.of(Rtp.hex("80c8000600000001" + seconds + fraction + "00000000"));
    }

    private static RtspResponse answer(String date) {
        return new RtspResponse(200, new Headers(List.of(new Field("Date", date))), new byte[0]);
    }
}
