package vn.giamsat.probe.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Discovery;
import vn.giamsat.probe.DiscoveryReason;
import vn.giamsat.probe.DiscoveryTarget;

/// Devices that are not there, are none, or mean harm.
class OnvifDiscovererFaultTest extends DiscovererBench {
    private static final String TIME = "GetSystemDateAndTime";

    @Test
    void asksNobodyWhereTheNetworkIsNotAllowed() {
        try (var strict = discoverer(Map.of("giamsat.probe.allowed-networks", "10.0.0.0/8"))) {
            // When
            var found = discovered(strict, at("127.0.0.1", LOGIN));
            // Then
            assertThat(found).isEqualTo(Discovery.stopped(DiscoveryReason.TARGET_FORBIDDEN));
            assertThat(device.asked()).isEmpty();
        }
    }

    @Test
    void asksNobodyBehindANameThatAlsoLeadsElsewhere() {
        try (var strict = discoverer(Map.of("giamsat.probe.allowed-networks", "10.0.0.0/8"))) {
            assertThat(discovered(strict, at("rebound.test", LOGIN)).reason())
                    .isEqualTo(DiscoveryReason.TARGET_FORBIDDEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"nowhere.test, DNS_NXDOMAIN", "broken.test, DNS_TIMEOUT"})
    void tellsANameThatLeadsNowhere(String host, DiscoveryReason reason) {
        assertThat(discovered(discoverer, at(host, null)).reason()).isEqualTo(reason);
    }

    @Test
    void tellsAPortWhereNobodyListens() {
        // Given
        var target = at("127.0.0.1", null);
        device.close();
        // When
        var found = discovered(discoverer, target);
        // Then
        assertThat(found.reason()).isEqualTo(DiscoveryReason.TCP_REFUSED);
    }

    static Stream<Arguments> misdeeds() {
        return Stream.of(
                misdeed(DiscoveryReason.REDIRECTED, it -> redirect(it)),
                misdeed(DiscoveryReason.TOO_LARGE, it -> pour(it)),
                misdeed(DiscoveryReason.TCP_RESET, it -> it.connection().close()),
                misdeed(DiscoveryReason.NOT_ONVIF, it -> it.response().end("<!DOCTYPE html>")),
                misdeed(DiscoveryReason.NOT_ONVIF, it -> it.response().setStatusCode(404).end()),
                misdeed(DiscoveryReason.NOT_ONVIF, it -> xml(it, "<a><Body><b/></Body></a>")),
                misdeed(DiscoveryReason.XML_REFUSED, it -> xml(it, "<Envelope><Body>")),
                misdeed(DiscoveryReason.XML_REFUSED, it -> xml(it, XmlReadingTest.FILE)),
                misdeed(DiscoveryReason.XML_REFUSED, it -> xml(it, XmlReadingTest.LAUGHS)));
    }

    private static Arguments misdeed(DiscoveryReason reason, Consumer<HttpServerRequest> action) {
        return Arguments.of(reason, action);
    }

    private static void redirect(HttpServerRequest request) {
        request.response().setStatusCode(302).putHeader("Location", "http://127.0.0.1:9/").end();
    }

    private static void xml(HttpServerRequest request, String body) {
        OnvifDevice.answer(request, 200, body);
    }

    /// Without an end.
    private static void pour(HttpServerRequest request) {
        var answer = request.response().setChunked(true);
        var part = Buffer.buffer(new byte[64 << 10]);
        var pouring = vertx.setPeriodic(1, turn -> answer.write(part));
        answer.closeHandler(closed -> vertx.cancelTimer(pouring));
    }

    @ParameterizedTest
    @MethodSource("misdeeds")
    void survivesWhateverIsAnswered(DiscoveryReason reason, Consumer<HttpServerRequest> action) {
        // Given
        device.when(TIME, action);
        // When
        var found = discovered(LOGIN);
        // Then
        assertThat(found.reason()).isEqualTo(reason);
        assertThat(device.asked()).containsExactly(TIME);
    }

    @Test
    void tellsSilenceAfterTheTimeOfAnAnswer() {
        try (var impatient = discoverer(Map.of("giamsat.probe.discovery.answer", "300ms"))) {
            // Given
            device.when("GetServices", request -> {});
            // When
            var found = discovered(impatient, at("127.0.0.1", null));
            // Then
            assertThat(found.reason()).isEqualTo(DiscoveryReason.ANSWER_TIMEOUT);
            assertThat(found.clockDifferenceSeconds()).isNotNull();
        }
    }

    @Test
    void tellsWhatItKnowsWhenTheTimeIsUp() {
        try (var hasty = discoverer(Map.of("giamsat.probe.discovery.deadline", "1s"))) {
            // Given
            device.when("GetProfiles", request -> drip(request));
            // When
            var found = discovered(hasty, at("127.0.0.1", null));
            // Then
            assertThat(found.reason()).isEqualTo(DiscoveryReason.DEADLINE);
            assertThat(found.device()).isNotNull();
        }
    }

    /// A byte now and then, as if there were more to come.
    private static void drip(HttpServerRequest request) {
        var answer = request.response().setChunked(true);
        var dripping = vertx.setPeriodic(100, turn -> answer.write(" "));
        answer.closeHandler(closed -> vertx.cancelTimer(dripping));
    }

    @Test
    void tellsAtMost64ProfilesAndThatThereAreMore() {
        // Given
        var profiles = new StringBuilder();
        for (var channel = 1; channel <= 70; channel++) {
            profiles.append(
                    "<Profiles token=\"P%d\"><Name>K%1$d</Name></Profiles>".formatted(channel));
        }
        device.when(
                "GetProfiles",
                request ->
                        xml(
                                request,
                                "<Envelope><Body><GetProfilesResponse>%s</GetProfilesResponse></Body></Envelope>"
                                        .formatted(profiles)));
        // When
        var found = discovered(null);
        // Then
        assertThat(found.profiles()).hasSize(64);
        assertThat(found.moreProfiles()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOGIN_IN_ADDRESS | rtsp://10.0.0.9/user=admin_password=tlJwpbo6_channel=1_stream=0.sdp",
                "LOGIN_IN_ADDRESS | rtsp://10.0.0.9/live/camera-never-told/1",
                "ADDRESS_INVALID | http://10.0.0.9/mjpeg",
                "ADDRESS_INVALID | ''"
            })
    void withholdsAnAddressThatCannotBeRegistered(DiscoveryReason reason, String uri) {
        // Given
        device.when("GetStreamUri", request -> xml(request, stream(uri)));
        // When
        var found = discovered(LOGIN);
        // Then
        assertThat(found.reason()).isEqualTo(reason);
        assertThat(found.profiles()).hasSize(2).allMatch(it -> it.streamAddress() == null);
        assertThat(found.toString()).doesNotContain("never-told", "tlJwpbo6");
    }

    private static String stream(String uri) {
        return "<Envelope><Body><GetStreamUriResponse><Uri>%s</Uri></GetStreamUriResponse></Body></Envelope>"
                .formatted(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RTSP/1.0 400 Bad Request\r\nCSeq: 0\r\n\r\n",
                "SSH-2.0-dropbear_2019.78\r\n",
                "HTTP/1.1 abc\r\n\r\n"
            })
    void tellsAPortWhereSomethingElseAnswers(String says) {
        // Given
        NetServer other =
                vertx.createNetServer()
                        .connectHandler(socket -> socket.handler(asked -> socket.write(says)));
        other.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        // When
        var target = new DiscoveryTarget("127.0.0.1", other.actualPort(), false, null, LOGIN);
        var found = discovered(discoverer, target);
        // Then
        assertThat(found.reason()).isEqualTo(DiscoveryReason.NOT_ONVIF);
    }

    @Test
    void isBusyWhenEnoughAreUnderWay() {
        var limits =
                Map.of(
                        "giamsat.probe.discovery.concurrency", "1",
                        "giamsat.probe.discovery.answer", "500ms");
        try (var narrow = discoverer(limits)) {
            // Given
            device.when(TIME, request -> {});
            var first = narrow.discover(at("127.0.0.1", null)).subscribeAsCompletionStage();
            // When
            var second = discovered(narrow, at("127.0.0.1", null));
            // Then
            assertThat(second).isEqualTo(Discovery.stopped(DiscoveryReason.PROBE_BUSY));
            assertThat(first.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join().reason())
                    .isEqualTo(DiscoveryReason.ANSWER_TIMEOUT);
            assertThat(discovered(narrow, at("127.0.0.1", null)).reason())
                    .as("the place is free again")
                    .isEqualTo(DiscoveryReason.ANSWER_TIMEOUT);
        }
    }
}
