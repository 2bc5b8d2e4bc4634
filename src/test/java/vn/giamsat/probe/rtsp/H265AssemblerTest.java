package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.Rtp.annexB;
import static vn.giamsat.probe.rtsp.Rtp.hex;
import static vn.giamsat.probe.rtsp.Rtp.joined;
import static vn.giamsat.probe.rtsp.Rtp.parsed;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.VideoCodec;

class H265AssemblerTest {
    private static final int LIMIT = 1 << 20;
    private static final byte[] VPS = hex("40010c01ffff01600000030090000003000003003fba0240");
    private static final byte[] SPS =
            hex(
                    "42010101600000030090000003000003003fa00502016965ba924caf"
                            + "0169482000000300200000030141");
    private static final byte[] PPS = hex("4401c171a112");
    private static final byte[] IDR = hex("2801af138081776a8edf9c51df23");
    private static final byte[] TRAIL = hex("0201d0112233");

    private final NalAssembler assembler = h265(Map.of());

    @Test
    void takesAggregatedUnits() {
        // When
        assembler.add(parsed(1, 1, true, aggregate(VPS, SPS, PPS, IDR)), false);
        // Then
        assertThat(assembler.picture().codec()).isEqualTo(VideoCodec.H265);
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(VPS, SPS, PPS, IDR));
        assertThat(assembler.shape()).isEqualTo(new VideoShape("main", 640, 360));
    }

    @Test
    void takesSingleAndFragmentedUnits() {
        // Given
        assembler.add(parsed(1, 1, false, aggregate(VPS, SPS, PPS)), false);
        // When
        assembler.add(parsed(2, 1, false, joined(hex("620194"), tail(IDR, 2, 6))), false);
        assembler.add(parsed(3, 1, false, joined(hex("620114"), tail(IDR, 6, 9))), false);
        assembler.add(parsed(4, 1, true, joined(hex("620154"), tail(IDR, 9, IDR.length))), false);
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(VPS, SPS, PPS, IDR));
    }

    @Test
    void stepsOverDecodingOrderNumbers() {
        // Given
        var ordered = h265(Map.of("sprop-max-don-diff", "2"));
        // When
        ordered.add(parsed(1, 1, false, orderedAggregate(VPS, SPS)), false);
        ordered.add(parsed(2, 1, false, joined(hex("44010001"), tail(PPS, 2, PPS.length))), false);
        ordered.add(parsed(3, 1, false, joined(hex("6201940002"), tail(IDR, 2, 6))), false);
        ordered.add(parsed(4, 1, true, joined(hex("620154"), tail(IDR, 6, IDR.length))), false);
        // Then
        assertThat(ordered.picture().bytes()).isEqualTo(annexB(VPS, SPS, PPS, IDR));
    }

    @Test
    void fallsBackToTheParameterSetsOfTheDescription() {
        // Given
        var described = NalAssembler.of(Recorded.track("dahua-describe-query"), LIMIT);
        // When
        described.add(parsed(1, 1, true, IDR), false);
        // Then
        assertThat(described.picture()).isNotNull();
        assertThat(described.shape()).isEqualTo(new VideoShape("main", 1920, 1080));
    }

    @Test
    void missesTheVideoParametersThatSomeDescriptionsLack() {
        // When
        assembler.add(parsed(1, 1, true, aggregate(SPS, PPS, IDR)), false);
        // Then
        assertThat(assembler.absence().code()).isEqualTo(FailureCode.PARAM_MISSING);
    }

    @Test
    void saysThatNoKeyFrameCame() {
        // When
        assembler.add(parsed(1, 1, true, TRAIL), false);
        // Then
        assertThat(assembler.absence().code()).isEqualTo(FailureCode.NO_KEYFRAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2a01af", "2001af", "2401af"}) // CRA, BLA, BLA_N_LP
    void takesEveryKindOfRandomAccessPicture(String slice) {
        // When
        assembler.add(parsed(1, 1, true, aggregate(VPS, SPS, PPS, hex(slice))), false);
        // Then
        assertThat(assembler.picture()).isNotNull();
    }

    /// Scaling lists, sub-layers and extensions (Reolink, Tenda, Yi): the decoder decides.
    @Test
    void keepsAPictureWhoseParameterSetIsBeyondItsOwnReading() {
        // Given
        var exotic = hex("420107ffffffffffffffffff");
        // When
        assembler.add(parsed(1, 1, true, aggregate(VPS, exotic, PPS, IDR)), false);
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(VPS, exotic, PPS, IDR));
        assertThat(assembler.shape().width()).isNull();
    }

    @Test
    void saysThatAStreamIsEncryptedWhenMostUnitsAreNone() {
        // When
        assembler.add(parsed(1, 1, true, hex("ffffaabb")), false);
        assembler.add(parsed(2, 2, true, hex("4000aabb")), false); // temporal id 0
        // Then
        assertThat(assembler.absence().code()).isEqualTo(FailureCode.ENCRYPTED_PAYLOAD);
    }

    private static NalAssembler h265(Map<String, String> parameters) {
        return NalAssembler.of(H264Bench.track(VideoCodec.H265, parameters), LIMIT);
    }

    private static byte[] tail(byte[] unit, int from, int to) {
        return java.util.Arrays.copyOfRange(unit, from, to);
    }

    private static byte[] aggregate(byte[]... units) {
        var payload = hex("6001");
        for (var unit : units) {
            payload = joined(payload, new byte[] {0, (byte) unit.length}, unit);
        }
        return payload;
    }

    private static byte[] orderedAggregate(byte[] first, byte[] second) {
        return joined(
                hex("60010000"),
                new byte[] {0, (byte) first.length},
                first,
                new byte[] {0},
                new byte[] {0, (byte) second.length},
                second);
    }
}
