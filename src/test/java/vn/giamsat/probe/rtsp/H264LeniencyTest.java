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

import org.junit.jupiter.api.Test;
import vn.giamsat.probe.FailureCode;

/// What cameras get wrong and pictures survive: camera-probing.md section 7, pitfalls 20, 42, 43.
class H264LeniencyTest extends H264Bench {
    @Test
    void takesSlicesThatFollowAMarkerBecauseSomeCamerasSetItOnEveryPacket() {
        // Given
        feed(1, true, SPS);
        feed(1, true, PPS);
        feed(1, true, IDR);
        // When
        feed(1, true, FURTHER_IDR_SLICE);
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR, FURTHER_IDR_SLICE));
    }

    @Test
    void endsAPictureWhereTheTimestampChangesWhenThereIsNoMarker() {
        // Given
        feed(1, false, stap(SPS, PPS));
        feed(1, false, IDR);
        assertThat(assembler.picture()).isNull();
        // When
        feed(2, false, P_SLICE);
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR));
    }

    @Test
    void endsAPictureWhereTheNextBeginsWhenTimestampsStandStill() {
        // Given
        feed(1, true, stap(SPS, PPS, IDR));
        // When
        feed(1, true, IDR);
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR));
    }

    @Test
    void believesTheFirstFragmentsTypeAsTiandyGetsTheOthersWrong() {
        // Given
        feed(1, false, stap(SPS, PPS));
        var fragments = fragments(IDR, 3);
        fragments.get(1)[1] = (byte) (fragments.get(1)[1] & 0xE0 | 1);
        // When
        fragments.forEach(fragment -> feed(1, false, fragment));
        feed(2, false, P_SLICE);
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR));
    }

    @Test
    void ignoresEmptyFragmentsAndEmptyPackets() {
        // Given
        feed(1, false, stap(SPS, PPS));
        var fragments = fragments(IDR, 3);
        // When
        feed(1, false, fragments.get(0));
        feed(1, false, hex("7c05"));
        feed(1, false, new byte[0]);
        feed(1, false, fragments.get(1));
        feed(1, true, fragments.get(2));
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR));
    }

    @Test
    void endsAUnitThatLacksItsEndBitWhereTheNextBegins() {
        // Given
        feed(1, false, stap(SPS, PPS));
        var fragments = fragments(IDR, 3);
        fragments.getLast()[1] &= ~0x40;
        // When
        fragments.forEach(fragment -> feed(1, false, fragment));
        feed(1, true, FURTHER_IDR_SLICE);
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR, FURTHER_IDR_SLICE));
    }

    @Test
    void ignoresAMarkerOnAMessage() {
        // Given
        feed(1, true, stap(SPS, PPS));
        feed(1, true, hex("0605010080"));
        assertThat(assembler.picture()).isNull();
        // When
        feed(1, true, IDR);
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR));
    }

    @Test
    void splitsUnitsWithStartCodesInOnePacketAsFlirSendsThem() {
        // When
        feed(1, true, annexB(SPS, PPS, IDR));
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR));
    }

    @Test
    void splitsAWholeAccessUnitFragmentedAsOneParameterSetAsV380SendsIt() {
        // When
        feedFragments(1, true, joined(SPS, annexB(PPS, IDR)));
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(annexB(SPS, PPS, IDR));
    }

    @Test
    void repairsParameterSetsOfTheDescriptionThatHaveStartCodes() {
        // When
        var described = NalAssembler.of(Recorded.track("v380-describe-broken-sprop"), LIMIT);
        // Then
        assertThat(described.shape()).isEqualTo(new VideoShape("high", 1280, 720));
    }

    @Test
    void skipsAnAggregateThatPromisesMoreThanItHas() {
        // When
        feed(1, true, joined(stap(SPS, PPS), hex("0400"), IDR));
        // Then
        assertThat(assembler.picture()).isNull();
        assertThat(assembler.absence().code()).isEqualTo(FailureCode.NO_KEYFRAME);
    }
}
