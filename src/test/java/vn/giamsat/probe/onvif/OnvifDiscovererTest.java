package vn.giamsat.probe.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.DeviceFacts;
import vn.giamsat.probe.DiscoveredProfile;
import vn.giamsat.probe.DiscoveryReason;
import vn.giamsat.probe.VideoCodec;

/// Whole conversations with simulated devices of three brands.
class OnvifDiscovererTest extends DiscovererBench {
    @Test
    void readsAHikvisionThatWantsDigestAndKnowsMediaOnly() {
        // Given
        device.wantingDigest(LOGIN.user(), LOGIN.password());
        // When
        var found = discovered(LOGIN);
        // Then
        assertThat(found.reason()).isNull();
        assertThat(found.device())
                .isEqualTo(
                        new DeviceFacts(
                                "HIKVISION",
                                "DS-2CD2043G2-I",
                                "V5.7.3 build 220112",
                                "DS-2CD2043G2-I20210512AAWRF00000001"));
        assertThat(found.profiles())
                .containsExactly(
                        new DiscoveredProfile(
                                "Profile_1",
                                "mainStream",
                                VideoCodec.H264,
                                2688,
                                1520,
                                25.0,
                                4096,
                                hikvision("Profile_1"),
                                true),
                        new DiscoveredProfile(
                                "Profile_2",
                                "subStream",
                                VideoCodec.MJPEG,
                                640,
                                360,
                                12.0,
                                512,
                                hikvision("Profile_2"),
                                true));
    }

    private static String hikvision(String profile) {
        return "rtsp://127.0.0.1/Streaming/Channels/101?transportmode=unicast&profile=" + profile;
    }

    @Test
    void readsADahuaThatWantsATokenAndKnowsMedia2() {
        // Given
        becomes("dahua").wantingToken(LOGIN.user(), LOGIN.password());
        // When
        var found = discovered(LOGIN);
        // Then
        assertThat(found.reason()).isNull();
        assertThat(found.profiles())
                .singleElement()
                .satisfies(
                        profile -> {
                            assertThat(profile.codec()).isEqualTo(VideoCodec.H265);
                            assertThat(profile.framesPerSecond()).isEqualTo(12.5);
                            assertThat(profile.streamAddress())
                                    .isEqualTo(
                                            "rtsp://127.0.0.1/cam/realmonitor?channel=1&subtype=0"
                                                    + "&unicast=true&proto=Onvif");
                        });
        assertThat(device.asked()).noneMatch(question -> question.startsWith("GetProfiles "));
    }

    @Test
    void readsAnAxisThatAsksNobodyAndBoundsNoBitrate() {
        // Given
        becomes("axis");
        // When
        var found = discovered(null);
        // Then
        assertThat(found.reason()).isNull();
        assertThat(found.device()).extracting(DeviceFacts::model).isEqualTo("P3245-LV");
        assertThat(found.profiles())
                .singleElement()
                .satisfies(
                        profile -> {
                            assertThat(profile.kilobitsPerSecond()).isNull();
                            assertThat(profile.hostReplaced()).isFalse();
                        });
    }

    @Test
    void showsALoginToNobodyWhoDoesNotAsk() {
        // When
        discovered(LOGIN);
        // Then
        assertThat(device.asked()).isNotEmpty().noneMatch(question -> question.contains(" "));
    }

    @Test
    void showsTheLoginInTheOneWayThatIsAskedFor() {
        // Given
        device.wantingDigest(LOGIN.user(), LOGIN.password());
        // When
        discovered(LOGIN);
        // Then
        assertThat(device.asked())
                .containsExactly(
                        "GetSystemDateAndTime",
                        "GetServices",
                        "GetDeviceInformation",
                        "GetDeviceInformation digest",
                        "GetProfiles digest",
                        "GetStreamUri digest",
                        "GetStreamUri digest");
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400 * 365 * 20, -3600, 0, 90, 86_400 * 30})
    void makesTokensByTheClockOfTheDevice(long secondsAhead) {
        // Given
        device.withClock(Duration.ofSeconds(secondsAhead))
                .wantingToken(LOGIN.user(), LOGIN.password());
        // When
        var found = discovered(LOGIN);
        // Then
        assertThat(found.reason()).isNull();
        assertThat(found.clockDifferenceSeconds()).isBetween(secondsAhead - 3, secondsAhead + 1);
        assertThat(found.profiles()).hasSize(2);
    }

    @Test
    void showsAWrongLoginOnceSoThatTheAccountIsNotLocked() {
        // Given
        device.wantingDigest(LOGIN.user(), "another");
        // When
        var found = discovered(LOGIN);
        // Then
        assertThat(found.reason()).isEqualTo(DiscoveryReason.AUTH_REJECTED);
        assertThat(device.asked()).filteredOn(question -> question.contains("digest")).hasSize(1);
    }

    @Test
    void showsAWrongTokenOnce() {
        // Given
        device.wantingToken(LOGIN.user(), "another");
        // When
        var found = discovered(LOGIN);
        // Then
        assertThat(found.reason()).isEqualTo(DiscoveryReason.AUTH_REJECTED);
        assertThat(found.detail()).isNull();
        assertThat(device.asked()).filteredOn(question -> question.contains("token")).hasSize(1);
    }

    @Test
    void doesNotBlameALoginThatTheClockMayHaveSpoilt() {
        // Given
        device.withClock(Duration.ofHours(2))
                .wantingToken(LOGIN.user(), LOGIN.password())
                .refusing("GetSystemDateAndTime", "fault-ActionNotSupported");
        // When
        var found = discovered(LOGIN);
        // Then
        assertThat(found.reason()).isEqualTo(DiscoveryReason.CLOCK_UNKNOWN);
        assertThat(found.clockDifferenceSeconds()).isNull();
    }

    @Test
    void needsALoginWhenNoneWasGiven() {
        // Given
        device.wantingToken(LOGIN.user(), LOGIN.password());
        // When
        var found = discovered(null);
        // Then
        assertThat(found.reason()).isEqualTo(DiscoveryReason.AUTH_REQUIRED);
        assertThat(found.clockDifferenceSeconds()).isNotNull();
    }

    @Test
    void tellsALockedAccountFromAWrongLoginWithoutNamingIt() {
        // Given
        device.refusing("GetDeviceInformation", "fault-Locked");
        // When
        var found = discovered(LOGIN);
        // Then
        assertThat(found.reason()).isEqualTo(DiscoveryReason.ACCOUNT_LOCKED);
        assertThat(found.detail()).isEqualTo("HTTP 400");
    }

    @Test
    void asksAnOldDeviceForItsCapabilities() {
        // Given
        device.refusing("GetServices", "fault-ActionNotSupported");
        // When
        var found = discovered(null);
        // Then
        assertThat(found.reason()).isNull();
        assertThat(found.profiles()).hasSize(2);
        assertThat(device.asked()).contains("GetCapabilities");
    }

    @Test
    void asksTheOldServiceWhenTheNewOneIsOnlyAnnounced() {
        // Given
        becomes("dahua").refusing("GetProfiles2", "fault-ActionNotSupported");
        // When
        var found = discovered(null);
        // Then
        assertThat(found.reason()).isNull();
        assertThat(found.profiles())
                .extracting(DiscoveredProfile::codec)
                .containsExactly(VideoCodec.H264, null);
    }

    @Test
    void tellsTheOtherProfilesWhenOneHasNoStream() {
        // Given
        var answers = List.of("hikvision-GetStreamUri", "fault-ActionNotSupported").iterator();
        device.when(
                "GetStreamUri",
                request -> OnvifDevice.answer(request, 200, OnvifAnswers.text(answers.next())));
        // When
        var found = discovered(null);
        // Then
        assertThat(found.profiles()).hasSize(2);
        assertThat(found.profiles().getLast().streamAddress()).isNull();
        assertThat(found.reason()).isEqualTo(DiscoveryReason.FAULT);
        assertThat(found.detail()).isEqualTo("Optional Action Not Implemented");
    }

    @Test
    void tellsTheStreamsOfADeviceThatSaysNothingOfItself() {
        // Given
        device.refusing("GetDeviceInformation", "fault-ActionNotSupported");
        // When
        var found = discovered(null);
        // Then
        assertThat(found.device()).isNull();
        assertThat(found.profiles()).hasSize(2);
        assertThat(found.reason()).isEqualTo(DiscoveryReason.FAULT);
    }

    @Test
    void takesALoginThatXmlAndHttpWouldStumbleOver() {
        // Given
        var odd = new Credentials("Trực \"ca\" <1> & 2", "never-told \\\" ộ");
        becomes("dahua").wantingToken("Trực &quot;ca&quot; &lt;1&gt; &amp; 2", odd.password());
        // When
        var found = discovered(odd);
        // Then
        assertThat(found.reason()).isNull();
    }
}
