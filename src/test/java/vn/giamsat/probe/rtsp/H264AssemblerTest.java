package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.Rtp.FURTHER_IDR_SLICE;
import static vn.giamsat.probe.rtsp.Rtp.IDR;
import static vn.giamsat.probe.rtsp.Rtp.PPS;
import static vn.giamsat.probe.rtsp.Rtp.P_SLICE;
import static vn.giamsat.probe.rtsp.Rtp.SPS;
import static vn.giamsat.probe.rtsp.Rtp.annexB;
import static vn.giamsat.probe.rtsp.Rtp.fragments;
import static vn.giamsat.probe.rtsp.Rtp.hex;
import static vn.giamsat.probe.rtsp.Rtp.joined;
import static vn.giamsat.probe.rtsp.Rtp.parsed;

import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.VideoCodec;

class H264AssemblerTest extends H264Bench {
    @Test
    void takesSingleUnits() {
        // When
        feed(1, false, SPS);
        feed(1, false, PPS);
        feed(1, true, IDR);
        // Then
        assertThat(assembler.picture().codec()).isEqualTo(VideoCodec.H264);
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR));
        assertThat(assembler.shape()).isEqualTo(new VideoShape("high", 1280, 720));
    }

    @Test
    void takesAggregatedUnits() {
        // When
        feed(1, true, stap(SPS, PPS, IDR));
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR));
    }

    @Test
    void takesFragmentedUnits() {
        // Given
        feed(1, false, stap(SPS, PPS));
        // When
        feedFragments(1, true, IDR);
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR));
    }

    @Test
    void takesAllSlicesOfAPicture() {
        // Given
        feed(1, false, stap(SPS, PPS));
        // When
        feed(1, false, IDR);
        feed(1, true, FURTHER_IDR_SLICE);
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR, FURTHER_IDR_SLICE));
    }

    @Test
    void keepsTheFirstPicture() {
        // Given
        feed(1, true, stap(SPS, PPS, IDR));
        var first = assembler.picture();
        // When
        feed(2, true, stap(SPS, PPS, IDR));
        // Then
        assertThat(assembler.picture()).isSameAs(first);
    }

    @Test
    void measuresTheIntervalOfKeyFrames() {
        // When
        feed(1000, true, stap(SPS, PPS, IDR));
        feed(46_000, true, P_SLICE);
        feed(91_000, true, IDR);
        // Then
        assertThat(assembler.keyFrameInterval()).isEqualTo(90_000);
    }

    @Test
    void skipsAPictureThatLostAPacket() {
        // Given
        feed(1, false, stap(SPS, PPS));
        var fragments = fragments(IDR, 3);
        // When
        feed(1, false, fragments.get(0));
        lose();
        feed(1, true, fragments.get(2));
        // Then
        assertThat(assembler.picture()).isNull();
    }

    @Test
    void skipsAPictureWhoseEndIsLost() {
        // Given
        feed(1, false, stap(SPS, PPS));
        feed(1, false, IDR);
        // When
        lose();
        feed(2, false, P_SLICE);
        // Then
        assertThat(assembler.picture()).isNull();
    }

    @Test
    void skipsAPictureWhoseBeginningIsLost() {
        // Given
        feed(1, false, stap(SPS, PPS));
        // When
        feed(2, true, FURTHER_IDR_SLICE);
        // Then
        assertThat(assembler.picture()).isNull();
    }

    @Test
    void skipsAUnitWhoseFirstFragmentIsLost() {
        // Given
        feed(1, false, stap(SPS, PPS));
        // When
        feed(2, true, fragments(IDR, 3).get(1));
        // Then
        assertThat(assembler.picture()).isNull();
    }

    @Test
    void fallsBackToTheParameterSetsOfTheDescription() {
        // Given
        var described = NalAssembler.of(Recorded.track("hikvision-describe-h264"), LIMIT);
        // When
        described.add(parsed(1, 1, true, IDR), false);
        // Then
        assertThat(described.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR));
    }

    @Test
    void prefersTheParameterSetsOfTheStream() {
        // Given
        var other = hex("68ce3880");
        var described = NalAssembler.of(Recorded.track("hikvision-describe-h264"), LIMIT);
        // When
        described.add(parsed(1, 1, true, stap(other, IDR)), false);
        // Then
        assertThat(described.picture().bytes()).isEqualTo(annexB(SPS, other, IDR));
    }

    @Test
    void missesParameterSetsThatNeverCome() {
        // When
        feed(1, true, IDR);
        // Then
        assertThat(assembler.picture()).isNull();
        assertThat(assembler.absence().code()).isEqualTo(FailureCode.PARAM_MISSING);
    }

    @Test
    void saysThatNoKeyFrameCame() {
        // When
        feed(1, false, stap(SPS, PPS));
        feed(2, true, P_SLICE);
        // Then
        assertThat(assembler.absence().code()).isEqualTo(FailureCode.NO_KEYFRAME);
    }

    @Test
    void saysThatAStreamIsEncryptedWhenMostUnitsAreNone() {
        // When
        feed(1, true, hex("e1aabbcc"));
        feed(2, true, hex("9fddeeff"));
        feed(3, true, hex("65880011")); // looks like a key frame by chance
        // Then
        assertThat(assembler.picture()).isNull();
        assertThat(assembler.absence().code()).isEqualTo(FailureCode.ENCRYPTED_PAYLOAD);
    }

    @Test
    void seesNoKeyFrameInAnEncryptedStreamWhateverItsFirstPacketsHappenToBe() {
        // Given
        var random = new Random(20210510);
        var seen = 0;
        // When
        for (var stream = 0; stream < 2_000; stream++) {
            var encrypted = NalAssembler.of(Recorded.track("hikvision-describe-h264"), LIMIT);
            for (var packet = 0; packet < 50; packet++) {
                var payload = new byte[60];
                random.nextBytes(payload);
                encrypted.add(parsed(packet, packet, true, payload), false);
            }
            seen += encrypted.picture() == null ? 0 : 1;
        }
        // Then: chance alone, once in some three thousand streams
        assertThat(seen).isLessThanOrEqualTo(3);
    }

    @Test
    void skipsAPictureLargerThanTheLimit() {
        // Given
        var small = NalAssembler.of(Recorded.track("hikvision-describe-h264"), 1024);
        // When
        small.add(parsed(1, 1, true, joined(IDR, new byte[2000])), false);
        // Then
        assertThat(small.picture()).isNull();
    }

    @Test
    void takesAnIntraPictureAfterARecoveryPoint() {
        // Given
        var recovery = hex("0606018080"); // recovery_frame_cnt 0
        var intra = hex("4188840102");
        // When
        feed(1, true, stap(SPS, PPS, recovery, intra));
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, recovery, intra));
    }

    @Test
    void takesNoDependentPictureAfterARecoveryPoint() {
        // When
        feed(1, true, stap(SPS, PPS, hex("0606018080"), P_SLICE));
        // Then
        assertThat(assembler.picture()).isNull();
    }
}
