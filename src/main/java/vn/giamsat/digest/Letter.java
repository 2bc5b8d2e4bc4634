package vn.giamsat.digest;

import java.util.List;

/// A digest in words, as the templates lay it out; text as people read it, escaped by nobody yet.
///
/// @param language `vi` or `en`
/// @param title the subject line
/// @param farewell why it came, and how to end it
public record Letter(
        String language, String title, String greeting, List<Section> sections, String farewell) {
    public Letter {
        sections = List.copyOf(sections);
    }

    /// A heading and what stands under it.
    public record Section(String heading, List<String> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }
}
