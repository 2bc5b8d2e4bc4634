package vn.giamsat.probe.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesTest {
    @Test
    void prefersMedia2() throws XMLStreamException {
        // When
        var services = Services.listed(said(OnvifAnswers.text("dahua-GetServices")));
        // Then
        assertThat(services.media()).containsExactly(MediaService.MEDIA2, MediaService.MEDIA);
        assertThat(services.path(MediaService.MEDIA2)).isEqualTo("/onvif/media2_service");
    }

    @Test
    void knowsMediaOfAnOldDevice() throws XMLStreamException {
        // When
        var services = Services.capable(said(OnvifAnswers.text("onvif-GetCapabilities")));
        // Then
        assertThat(services.media()).containsExactly(MediaService.MEDIA);
        assertThat(services.path(MediaService.MEDIA)).isEqualTo("/onvif/Media");
    }

    /// The host of the address is never gone to, so any will do.
    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/onvif/Media?x=1, /onvif/Media?x=1",
        "/onvif/Media, /onvif/Media",
        "http://h/a b, ",
        "http://h/ở, ",
        "mailto:a@b, ",
        "http://h, "
    })
    void takesThePathOfAnAddressOnly(String address, String path) throws XMLStreamException {
        // When
        var services =
                Services.capable(
                        read(
                                "<r><Capabilities><Media><XAddr>%s</XAddr></Media></Capabilities></r>"
                                        .formatted(address)));
        // Then
        assertThat(services.paths())
                .isEqualTo(path == null ? Map.of() : Map.of(MediaService.MEDIA, path));
    }

    private static XmlElement said(String answer) throws XMLStreamException {
        return read(answer).at("Body").orElseThrow().children().getFirst();
    }

    private static XmlElement read(String document) throws XMLStreamException {
        return XmlReading.of(document.getBytes(StandardCharsets.UTF_8));
    }
}
