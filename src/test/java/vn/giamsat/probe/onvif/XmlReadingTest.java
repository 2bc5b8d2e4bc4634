package vn.giamsat.probe.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReadingTest {
    /// Would read a file of the machine (XXE).
    static final String FILE =
            "<!DOCTYPE a [<!ENTITY it SYSTEM \"file:///etc/passwd\">]><Envelope><Body><a>&it;</a></Body></Envelope>";

    /// Would grow a thousandfold with each further line (billion laughs).
    static final String LAUGHS =
            "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                    + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
                    + "<Envelope><Body><a>&c;&c;&c;</a></Body></Envelope>";

    @Test
    void findsWhatStandsWhereWhateverThePrefixes() throws XMLStreamException {
        // When
        var root =
                read(
                        "<s:a xmlns:s=\"x\"><s:b> 1 <!-- 2 --><![CDATA[&]]></s:b><c/><b t=\"3\">4</b></s:a>");
        // Then
        assertThat(root.textAt("b")).contains("1 &");
        assertThat(root.textAt("c")).isEmpty();
        assertThat(root.all("b"))
                .extracting(it -> it.attributes().get("t"))
                .containsExactly(null, "3");
        assertThat(root.at("c", "b")).isEmpty();
    }

    @Test
    void decodesTheEntitiesThatXmlHasItself() throws XMLStreamException {
        assertThat(read("<a>1 &lt; 2 &amp;&#38; &#x1EC7;</a>").text()).isEqualTo("1 < 2 && ệ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FILE,
                LAUGHS,
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1/evil.dtd\"><a/>",
                "<a>&unknown;</a>",
                "<a",
                "<a></b>",
                "",
                "plain"
            })
    void refusesWhatIsNoPlainXml(String document) {
        refuses(document);
    }

    @Test
    void refusesWhatIsDeeperThanAnyDeviceNeeds() {
        refuses("<a>".repeat(33) + "</a>".repeat(33));
    }

    @Test
    void refusesMoreElementsThanAnyDeviceNeeds() {
        refuses("<a>" + "<b/>".repeat(20_000) + "</a>");
    }

    /// Whatever a fault on the way makes of an answer: it is read or refused, in time.
    @Property(tries = 300)
    void readsOrRefusesDamagedAnswers(
            @ForAll @IntRange(max = 2_000) int place, @ForAll byte damage) {
        // Given
        var bytes = OnvifAnswers.text("hikvision-GetProfiles").getBytes(StandardCharsets.UTF_8);
        bytes[place % bytes.length] = damage;
        // When
        var answer = SoapAnswer.of(new HttpAnswer(200, List.of(), true, bytes));
        // Then
        assertThat(answer).isNotNull();
    }

    private static XmlElement read(String document) throws XMLStreamException {
        return XmlReading.of(document.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(String document) {
        assertThatExceptionOfType(XMLStreamException.class).isThrownBy(() -> read(document));
    }
}
