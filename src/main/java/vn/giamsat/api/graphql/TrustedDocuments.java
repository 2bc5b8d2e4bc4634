package vn.giamsat.api.graphql;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.giamsat.shared.Sha256;

/// The documents that clients were built with, by the SHA-256 of their text in UTF-8. They stand in
/// a file or a folder (and its folders):
///
/// - `*.graphql`, `*.gql`: one document, taken with and without the line break at its end;
/// - `*.json`: what GraphQL Code Generator and Relay write, an object of texts by their SHA-256, or
///   Apollo's manifest, whose `operations` have `id` and `body`.
final class TrustedDocuments {
    static final TrustedDocuments NONE = new TrustedDocuments(Map.of());
    private static final Pattern KNOWN = Pattern.compile(".*\\.(graphql|gql|json)");

    private final Map<String, String> byDigest;
    private final Set<String> texts;

    private TrustedDocuments(Map<String, String> byDigest) {
        this.byDigest = Map.copyOf(byDigest);
        this.texts = Set.copyOf(byDigest.values());
    }

    /// Blocking.
    ///
    /// @throws IOException telling which file cannot be used, and why
    static TrustedDocuments read(Path place) throws IOException {
        var found = new HashMap<String, String>();
        for (var file : files(place)) {
            for (var text : texts(file)) {
                found.put(Sha256.hex(text), text);
            }
        }
        if (found.isEmpty()) {
            throw new IOException(place + " has no documents (*.graphql, *.gql, *.json)");
        }
        return new TrustedDocuments(found);
    }

    private static List<Path> files(Path place) throws IOException {
        try (var files = Files.walk(place)) {
            return files.filter(file -> KNOWN.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException | UncheckedIOException missing) {
            throw new IOException("there is no readable " + place, missing);
        }
    }

    private static List<String> texts(Path file) throws IOException {
        var content = content(file);
        if (!file.toString().endsWith(".json")) {
            return List.of(content, content.replaceFirst("\\R$", ""));
        }
        try {
            return ofManifest(new JsonObject(content));
        } catch (DecodeException | ClassCastException | IllegalArgumentException unusable) {
            throw new IOException(
                    "%s is no list of documents (%s)".formatted(file, unusable.getMessage()),
                    unusable);
        }
    }

    private static String content(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IOException("%s cannot be read as UTF-8".formatted(file), unreadable);
        }
    }

    private static List<String> ofManifest(JsonObject manifest) {
        if (manifest.getValue("operations") instanceof JsonArray operations) {
            return operations.stream()
                    .map(JsonObject.class::cast)
                    .map(it -> proven(it.getString("id"), it.getString("body")))
                    .toList();
        }
        return manifest.fieldNames().stream()
                .map(id -> proven(id, manifest.getString(id)))
                .toList();
    }

    /// A client that sends another id would be refused without anybody knowing why.
    private static String proven(String id, String text) {
        if (text == null || !bare(id).equals(Sha256.hex(text))) {
            throw new IllegalArgumentException(id + " is not the SHA-256 of its text");
        }
        return text;
    }

    /// @param id 64 hex digits, also behind `sha256:`
    Optional<String> text(String id) {
        return Optional.ofNullable(byDigest.get(bare(id)));
    }

    /// Whether one of them has exactly this text.
    boolean hold(String text) {
        return texts.contains(text);
    }

    private static String bare(String id) {
        return id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
    }
}
