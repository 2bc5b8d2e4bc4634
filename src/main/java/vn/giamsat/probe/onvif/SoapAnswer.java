package vn.giamsat.probe.onvif;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import vn.giamsat.probe.DiscoveryReason;

/// What a device answered to a question.
sealed interface SoapAnswer {
    /// @param content the response element
    record Said(XmlElement content) implements SoapAnswer {}

    /// The device wants to know who asks, or does not believe it.
    ///
    /// @param challenges of HTTP; none where it is a fault of SOAP
    record Unproven(List<String> challenges) implements SoapAnswer {}

    record Refused(DiscoveryReason reason, String detail) implements SoapAnswer {}

    /// ONVIF Core section 5.8.2.3, and what Web Services Security section 12 calls the same.
    Set<String> WHO_ASKS =
            Set.of("NotAuthorized", "FailedAuthentication", "FailedCheck", "InvalidSecurity");

    /// There is no code for it; these are the words of ISAPI (Hikvision) and of others' faults.
    Pattern LOCKED = Pattern.compile("\\blocked\\b|<lockStatus>lock<", Pattern.CASE_INSENSITIVE);

    static SoapAnswer of(HttpAnswer answer) {
        if (answer.status() >= 300 && answer.status() < 400) {
            return new Refused(DiscoveryReason.REDIRECTED, status(answer));
        }
        var refuses = answer.status() >= 400;
        if (refuses && LOCKED.matcher(answer.words()).find()) {
            return new Refused(DiscoveryReason.ACCOUNT_LOCKED, status(answer));
        }
        return answer.status() == 401 ? new Unproven(answer.challenges()) : read(answer);
    }

    private static SoapAnswer read(HttpAnswer answer) {
        try {
            var envelope = XmlReading.of(answer.body());
            return envelope.at("Body")
                    .filter(body -> envelope.name().equals("Envelope"))
                    .flatMap(body -> body.children().stream().findFirst())
                    .map(SoapAnswer::of)
                    .orElseGet(() -> new Refused(DiscoveryReason.NOT_ONVIF, status(answer)));
        } catch (XMLStreamException broken) {
            var reason =
                    answer.claimsXml() ? DiscoveryReason.XML_REFUSED : DiscoveryReason.NOT_ONVIF;
            return new Refused(reason, status(answer));
        }
    }

    private static SoapAnswer of(XmlElement content) {
        if (!content.name().equals("Fault")) {
            return new Said(content);
        }
        var words = reason(content);
        if (LOCKED.matcher(words).find()) {
            return new Refused(DiscoveryReason.ACCOUNT_LOCKED, words);
        }
        return isAboutWhoAsks(content)
                ? new Unproven(List.of())
                : new Refused(DiscoveryReason.FAULT, words);
    }

    /// Code and nested sub-codes of SOAP 1.2, or the code of SOAP 1.1, without prefixes.
    private static boolean isAboutWhoAsks(XmlElement fault) {
        return fault.everything()
                .filter(it -> it.name().equals("Value") || it.name().equals("faultcode"))
                .map(it -> it.text().substring(it.text().indexOf(':') + 1))
                .anyMatch(WHO_ASKS::contains);
    }

    private static String reason(XmlElement fault) {
        return fault.everything()
                .filter(it -> it.name().equals("Text") || it.name().equals("faultstring"))
                .map(XmlElement::text)
                .collect(Collectors.joining(" "));
    }

    private static String status(HttpAnswer answer) {
        return "HTTP " + answer.status();
    }
}
