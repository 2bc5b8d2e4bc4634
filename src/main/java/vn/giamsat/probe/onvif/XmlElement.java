package vn.giamsat.probe.onvif;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A piece of what a device said. Names count without their namespaces, which devices get wrong.
///
/// @param attributes by name
/// @param text of this element alone, without spaces around
record XmlElement(
        String name, Map<String, String> attributes, String text, List<XmlElement> children) {
    XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /// The children of that name.
    Stream<XmlElement> all(String child) {
        return children.stream().filter(it -> it.name.equals(child));
    }

    /// Down a path of first children.
    Optional<XmlElement> at(String... path) {
        var found = Optional.of(this);
        for (var step : path) {
            found = found.flatMap(it -> it.all(step).findFirst());
        }
        return found;
    }

    /// What stands at the end of the path; empty also for an empty element.
    Optional<String> textAt(String... path) {
        return at(path).map(XmlElement::text).filter(found -> !found.isEmpty());
    }

    /// The whole number there.
    Optional<Integer> numberAt(String... path) {
        return textAt(path).filter(it -> it.matches("-?\\d{1,9}")).map(Integer::valueOf);
    }

    /// This and everything inside.
    Stream<XmlElement> everything() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::everything));
    }
}
