package vn.giamsat.probe.onvif;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML of strangers with the JDK's StAX, in UTF-8 (ONVIF Core section 5.3). A document type
/// ends it at once, so there are no entities to fetch and none to multiply; depth and number of
/// elements are limited here, the size before.
final class XmlReading {
    private static final int DEEPEST = 32;
    private static final int MOST_ELEMENTS = 20_000;

    private final XMLStreamReader xml;
    private int elements;

    private XmlReading(XMLStreamReader xml) {
        this.xml = xml;
    }

    /// The root of a document. Bytes that are no UTF-8 are replaced: of those StAX would complain
    /// on standard error.
    ///
    /// @throws XMLStreamException for what is no XML, or more of it than any device needs
    static XmlElement of(byte[] document) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var text = new String(document, StandardCharsets.UTF_8);
        var xml = factory.createXMLStreamReader(new StringReader(text));
        return new XmlReading(xml).root();
    }

    private XmlElement root() throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            demandPlain(xml.getEventType());
        }
        return element(1);
    }

    private XmlElement element(int depth) throws XMLStreamException {
        if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            throw new XMLStreamException("deeper or more than any device needs");
        }
        var name = xml.getLocalName();
        var attributes = attributes();
        var text = new StringBuilder();
        List<XmlElement> children = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            demandPlain(xml.getEventType());
            if (xml.isStartElement()) {
                children.add(element(depth + 1));
            } else if (xml.isCharacters() || xml.getEventType() == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return new XmlElement(name, attributes, text.toString().strip(), children);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (var at = 0; at < xml.getAttributeCount(); at++) {
            attributes.put(xml.getAttributeLocalName(at), xml.getAttributeValue(at));
        }
        return attributes;
    }

    private static void demandPlain(int event) throws XMLStreamException {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("document types and entities are not taken");
        }
    }
}
