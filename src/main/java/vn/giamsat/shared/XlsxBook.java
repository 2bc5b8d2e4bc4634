package vn.giamsat.shared;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// What must be known of a spreadsheet file before its first sheet can be read (ECMA-376 part 1
/// sections 18.2 and 18.4). Names count without their namespace: there are two sets of them.
///
/// @param sharedTexts cells of type `s` name them by their place
/// @param from1904 whether days are counted from 1904, as old Macintosh programs do
record XlsxBook(XMLStreamReader sheet, List<String> sharedTexts, boolean from1904) {
    private static final String BOOK = "xl/workbook.xml";
    private static final int MAX_SHARED_TEXTS = 500_000;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    static XlsxBook of(XlsxParts parts) throws XMLStreamException {
        var worksheets = related(parts, "/worksheet");
        var book = opened(parts, BOOK);
        var from1904 = false;
        @Nullable String sheet = null;
        while (book.hasNext() && sheet == null) {
            if (book.next() == XMLStreamConstants.START_ELEMENT) {
                if (book.getLocalName().equals("workbookPr")) {
                    from1904 = isTrue(attribute(book, "date1904"));
                } else if (book.getLocalName().equals("sheet") && isVisible(book)) {
                    sheet = worksheets.get(Objects.toString(attribute(book, "id"), ""));
                }
            }
        }
        if (sheet == null) {
            throw XlsxSheet.unreadable();
        }
        return new XlsxBook(opened(parts, sheet), sharedTexts(parts), from1904);
    }

    private static boolean isVisible(XMLStreamReader sheet) {
        var state = attribute(sheet, "state");
        return state == null || state.equals("visible");
    }

    private static boolean isTrue(@Nullable String flag) {
        return "1".equals(flag) || "true".equals(flag);
    }

    /// The parts of one kind that belong to the book, by the id that it knows them by.
    private static Map<String, String> related(XlsxParts parts, String kind)
            throws XMLStreamException {
        var relations = opened(parts, "xl/_rels/workbook.xml.rels");
        var found = new TreeMap<String, String>();
        while (relations.hasNext()) {
            if (relations.next() == XMLStreamConstants.START_ELEMENT
                    && relations.getLocalName().equals("Relationship")
                    && Objects.toString(attribute(relations, "Type"), "").endsWith(kind)) {
                var target = Objects.toString(attribute(relations, "Target"), "");
                found.put(
                        Objects.toString(attribute(relations, "Id"), ""),
                        target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        }
        return found;
    }

    private static List<String> sharedTexts(XlsxParts parts) throws XMLStreamException {
        var path = related(parts, "/sharedStrings").values().stream().findFirst();
        List<String> texts = new ArrayList<>();
        if (path.isEmpty()) {
            return texts;
        }
        var xml = opened(parts, path.get());
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                texts.add(text(xml, "si"));
                if (texts.size() > MAX_SHARED_TEXTS) {
                    throw new Problem(ErrorCode.TOO_LARGE);
                }
            }
        }
        return texts;
    }

    /// The text inside of an element, in one run or in several; how it is to be pronounced is none
    /// of it.
    static String text(XMLStreamReader xml, String end) throws XMLStreamException {
        var text = new StringBuilder();
        var pronunciation = false;
        while (true) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("rPh")) {
                    pronunciation = true;
                } else if (xml.getLocalName().equals("t")) {
                    var run = xml.getElementText();
                    text.append(pronunciation ? "" : run);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals(end)) {
                    return unescaped(text.toString());
                }
                pronunciation &= !xml.getLocalName().equals("rPh");
            }
        }
    }

    /// Characters that XML does not allow stand as `_x000D_` (section 22.9.2.19).
    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(
                                found ->
                                        java.util.regex.Matcher.quoteReplacement(
                                                Character.toString(
                                                        Integer.parseInt(found.group(1), 16))))
                : text;
    }

    /// Entities are neither resolved nor multiplied: document types are not supported.
    private static XMLStreamReader opened(XlsxParts parts, String path) throws XMLStreamException {
        var part = parts.part(path);
        if (part == null) {
            throw XlsxSheet.unreadable();
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (var at = 0; at < xml.getAttributeCount(); at++) {
            if (xml.getAttributeLocalName(at).equals(name)) {
                return xml.getAttributeValue(at);
            }
        }
        return null;
    }
}
