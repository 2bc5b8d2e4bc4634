package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.shared.Problem;

/// What a camera's brand and place tell of its stream addresses.
class BrandsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "AXIS, -, rtsp://10.1.2.3/axis-media/media.amp?videocodec=h264, rtsp://10.1.2.3/axis-media/media.amp?videocodec=h264&resolution=640x480",
                "DAHUA, 4, rtsp://10.1.2.3/cam/realmonitor?channel=4&subtype=0, rtsp://10.1.2.3/cam/realmonitor?channel=4&subtype=1",
                "EZVIZ, 1, rtsp://10.1.2.3/h264/ch1/main/av_stream, rtsp://10.1.2.3/h264/ch1/sub/av_stream",
                "HANWHA, -, rtsp://10.1.2.3/profile2/media.smp, rtsp://10.1.2.3/profile3/media.smp",
                "HANWHA_NVR, 1, rtsp://10.1.2.3/LiveChannel/0/media.smp, -",
                "HIKVISION, -, rtsp://10.1.2.3/Streaming/Channels/101, rtsp://10.1.2.3/Streaming/Channels/102",
                "HIKVISION, 12, rtsp://10.1.2.3/Streaming/Channels/1201, rtsp://10.1.2.3/Streaming/Channels/1202",
                "IMOU, -, rtsp://10.1.2.3/cam/realmonitor?channel=1&subtype=0, rtsp://10.1.2.3/cam/realmonitor?channel=1&subtype=1",
                "KBVISION, 2, rtsp://10.1.2.3/cam/realmonitor?channel=2&subtype=0, rtsp://10.1.2.3/cam/realmonitor?channel=2&subtype=1",
                "REOLINK, 1, rtsp://10.1.2.3/Preview_01_main, rtsp://10.1.2.3/Preview_01_sub",
                "REOLINK, 12, rtsp://10.1.2.3/Preview_12_main, rtsp://10.1.2.3/Preview_12_sub",
                "TAPO, -, rtsp://10.1.2.3/stream1, rtsp://10.1.2.3/stream2",
                "TIANDY, 2, rtsp://10.1.2.3/2/1, rtsp://10.1.2.3/2/2",
                "UNIVIEW, -, rtsp://10.1.2.3/media/video1, rtsp://10.1.2.3/media/video2",
                "UNIVIEW_NVR, 3, rtsp://10.1.2.3/unicast/c3/s0/live, rtsp://10.1.2.3/unicast/c3/s1/live",
                "VANTECH, 3, rtsp://10.1.2.3/cam/realmonitor?channel=3&subtype=0, rtsp://10.1.2.3/cam/realmonitor?channel=3&subtype=1",
                "YOOSEE, -, rtsp://10.1.2.3/onvif1, rtsp://10.1.2.3/onvif2"
            })
    void knowsWhereTheStreamsAre(String brand, Integer channel, String main, String sub) {
        var streams = new BrandAddress(brand, "10.1.2.3", null, channel).streams();

        assertThat(streams.main()).isEqualTo(main);
        assertThat(streams.sub()).isEqualTo(sub);
    }

    @ParameterizedTest
    @MethodSource("all")
    void makesAddressesThatCamerasAreRegisteredWith(Brand brand) {
        var streams = brand.streams("camera.example.vn:8554", 1);

        assertThat(StreamAddress.of(streams.main()).url()).isEqualTo(streams.main());
        if (brand.sub() != null) {
            assertThat(StreamAddress.of(streams.sub()).url()).isEqualTo(streams.sub());
        }
        assertThat(streams.main() + streams.sub()).doesNotContain("{", "}");
    }

    private static Iterable<Brand> all() {
        return Brands.ALL;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "10.1.2.3, 8554, 10.1.2.3:8554",
                "camera-1.example.vn, -, camera-1.example.vn",
                "2001:db8::7, 8554, [2001:db8::7]:8554",
                "[2001:db8::7], -, [2001:db8::7]"
            })
    void takesHostsAsPeopleWriteThem(String host, Integer port, String endpoint) {
        assertThat(new BrandAddress("TAPO", host, port, null).streams().main())
                .isEqualTo("rtsp://" + endpoint + "/stream1");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NIKON, 10.1.2.3, -, brandAddress.brand, one-of",
                "TAPO, 10.1.2.3, 2, brandAddress.channel, range",
                "TAPO, user:secret@10.1.2.3, -, brandAddress.host, host",
                "TAPO, 10.1.2.3/stream9, -, brandAddress.host, host",
                "TAPO, rtsp://10.1.2.3, -, brandAddress.host, host",
                "TAPO, máy quay, -, brandAddress.host, host"
            })
    void refusesWhatLeadsNowhere(
            String brand, String host, Integer channel, String field, String rule) {
        var address = new BrandAddress(brand, host, null, channel);

        assertThatThrownBy(address::streams)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            var violation = problem.violations().getFirst();
                            assertThat(violation.field()).isEqualTo(field);
                            assertThat(violation.rule()).isEqualTo(rule);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "EZVIZ, Switch RTSP on, Bật RTSP",
        "IMOU, Switch RTSP on, Bật RTSP",
        "TAPO, An update may switch RTSP off, Bản cập nhật có thể tắt RTSP"
    })
    void guidesToRtspWhereItIsOffByItself(String brand, String english, String vietnamese) {
        assertThat(hinted(brand).hintEn()).contains(english);
        assertThat(hinted(brand).hintVi()).contains(vietnamese);
    }

    @ParameterizedTest
    @CsvSource({
        "EZVIZ, verification code, mã xác minh",
        "IMOU, safety code, mã an toàn",
        "TAPO, not the TP-Link account, không phải tài khoản TP-Link"
    })
    void saysWhichLoginIsMeantWhereItIsNotTheOneOfTheApp(
            String brand, String english, String vietnamese) {
        assertThat(hinted(brand).hintEn()).contains(english);
        assertThat(hinted(brand).hintVi()).contains(vietnamese);
    }

    @Test
    void saysHowLongPasswordsMayBeWhereRecordersTakeNoLongerOnes() {
        assertThat(hinted("HIKVISION").hintEn()).contains("up to 12 characters");
        assertThat(hinted("HIKVISION").hintVi()).contains("tối đa 12 ký tự");
    }

    @Test
    void namesTheClockWhereACameraStopsWithoutATimeServer() {
        assertThat(hinted("TAPO").hintEn()).contains("time server", "check its clock");
    }

    @Test
    void blamesNoCameraForABrandWhoseRtspIsPoor() {
        assertThat(hinted("REOLINK").hintEn()).contains("try the small picture before you blame");
    }

    @ParameterizedTest
    @MethodSource("all")
    void hintsInBothLanguagesOrInNone(Brand brand) {
        assertThat(brand.hintVi() == null).isEqualTo(brand.hintEn() == null);
    }

    private static Brand hinted(String brand) {
        return Brands.of(brand).orElseThrow();
    }

    @Test
    void namesEachBrandOnceInOrder() {
        assertThat(Brands.ALL).extracting(Brand::code).isSorted().doesNotHaveDuplicates();
    }
}
