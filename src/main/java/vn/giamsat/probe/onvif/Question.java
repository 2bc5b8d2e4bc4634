package vn.giamsat.probe.onvif;

import java.util.Optional;

/// One question to a device: an operation of one of its services.
///
/// @param namespace of the service
/// @param content XML inside of the operation's element
record Question(String namespace, String operation, String content) {
    static final Question TIME = ofDevice("GetSystemDateAndTime", "");
    static final Question SERVICES =
            ofDevice("GetServices", "<IncludeCapability>false</IncludeCapability>");
    static final Question CAPABILITIES = ofDevice("GetCapabilities", "<Category>Media</Category>");
    static final Question INFORMATION = ofDevice("GetDeviceInformation", "");

    private static final String ENVELOPE =
            """
            <?xml version="1.0" encoding="UTF-8"?>\
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header>%1$s</s:Header>\
            <s:Body><%2$s xmlns="%3$s">%4$s</%2$s></s:Body></s:Envelope>\
            """;

    private static Question ofDevice(String operation, String content) {
        return new Question("http://www.onvif.org/ver10/device/wsdl", operation, content);
    }

    /// The message (SOAP 1.2).
    String envelope(Optional<UsernameToken> token) {
        var header = token.map(UsernameToken::xml).orElse("");
        return ENVELOPE.formatted(header, operation, namespace, content);
    }

    /// As the media type names it (RFC 3902).
    String action() {
        return namespace + "/" + operation;
    }

    /// Text as it stands in XML. What XML does not allow at all is left out.
    static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        each -> {
                            switch (each) {
                                case '<' -> escaped.append("&lt;");
                                case '>' -> escaped.append("&gt;");
                                case '&' -> escaped.append("&amp;");
                                case '"' -> escaped.append("&quot;");
                                default -> {
                                    if (isAllowed(each)) {
                                        escaped.appendCodePoint(each);
                                    }
                                }
                            }
                        });
        return escaped.toString();
    }

    /// XML 1.0 section 2.2.
    private static boolean isAllowed(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint >= ' ' && codePoint <= 0xD7FF
                || codePoint >= 0xE000 && codePoint != 0xFFFE && codePoint != 0xFFFF;
    }
}
