package vn.giamsat.probe.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTimeTest {
    private static final Instant SOME_TIME = Instant.parse("2021-05-06T07:08:09Z");

    @Test
    void isTheUtcOfTheDeviceAndNotItsLocalTime() throws XMLStreamException {
        assertThat(time(OnvifAnswers.time(SOME_TIME))).contains(SOME_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "UTCDateTime, Other", // only the local time is told
        "<tt:Month>5<, <tt:Month>13<",
        "<tt:Hour>7<, <tt:Hour>x<",
        "<tt:Second>9<, <tt:Second><"
    })
    void isUnknownWhenItIsNotToldOrCannotBe(String told, String instead) throws XMLStreamException {
        assertThat(time(OnvifAnswers.time(SOME_TIME).replace(told, instead))).isEmpty();
    }

    private static Optional<Instant> time(String answer) throws XMLStreamException {
        return DeviceTime.of(
                XmlReading.of(answer.getBytes(StandardCharsets.UTF_8))
                        .at("Body", "GetSystemDateAndTimeResponse")
                        .orElseThrow());
    }
}
