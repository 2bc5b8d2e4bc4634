package vn.giamsat.api.graphql;

import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.StartupCheck;

/// Lets questions in: registered documents by their SHA-256 or their exact text and, where that is
/// allowed, any other text. The id is `documentId` (GraphQL over HTTP, appendix on persisted
/// documents) or Apollo's `extensions.persistedQuery.sha256Hash`; where a text stands beside it,
/// the text decides. Reads the documents at the start, blocking, then any thread.
@ApplicationScoped
class DocumentGate implements StartupCheck {
    private static final Logger LOG = Logger.getLogger(DocumentGate.class);

    /// Inputs have at most 4 levels.
    private static final int MAX_NESTING = 16;

    private final GraphQlConfig config;
    private volatile TrustedDocuments documents = TrustedDocuments.NONE;

    DocumentGate(GraphQlConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        if (config.documents().isEmpty() && config.trustedOnly()) {
            LOG.warn(
                    "GraphQL refuses every question: no documents are registered; set"
                            + " giamsat.graphql.documents, or giamsat.graphql.trusted-only=false to"
                            + " answer any question");
        }
        return config.documents().flatMap(this::read);
    }

    private Optional<String> read(Path place) {
        try {
            documents = TrustedDocuments.read(place);
            return Optional.empty();
        } catch (IOException unusable) {
            return Optional.of(
                    "%s: set giamsat.graphql.documents to the file or folder with the documents of the clients"
                            .formatted(unusable.getMessage()));
        }
    }

    /// The request with the text of its document.
    ///
    /// @param request null for a message without one
    /// @throws Problem DOCUMENT_NOT_TRUSTED, MALFORMED_REQUEST, TOO_DEEP
    JsonObject admitted(@Nullable JsonObject request) {
        if (request == null || !isReadable(request)) {
            throw new Problem(ErrorCode.MALFORMED_REQUEST);
        }
        requireFlat(request, 0);
        var text = request.getString("query", "");
        if (text.isEmpty()) {
            return JsonProviderHolder.jsonProvider()
                    .createObjectBuilder(request)
                    .add("query", registered(request))
                    .build();
        }
        if (config.trustedOnly() && !documents.hold(text)) {
            throw new Problem(ErrorCode.DOCUMENT_NOT_TRUSTED);
        }
        return request;
    }

    private String registered(JsonObject request) {
        var id = id(request).orElseThrow(() -> new Problem(ErrorCode.MALFORMED_REQUEST));
        return documents.text(id).orElseThrow(() -> new Problem(ErrorCode.DOCUMENT_NOT_TRUSTED));
    }

    private static Optional<String> id(JsonObject request) {
        var ofApollo = object(request, "extensions").flatMap(it -> object(it, "persistedQuery"));
        return string(request, "documentId")
                .or(() -> ofApollo.flatMap(query -> string(query, "sha256Hash")));
    }

    private static Optional<String> string(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonString text
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    private static Optional<JsonObject> object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject child ? Optional.of(child) : Optional.empty();
    }

    /// Whether the members have the types that the engine takes for granted.
    private static boolean isReadable(JsonObject request) {
        return Stream.of("query", "operationName")
                        .map(request::get)
                        .allMatch(it -> isAbsent(it) || it instanceof JsonString)
                && Stream.of("variables", "extensions")
                        .map(request::get)
                        .allMatch(it -> isAbsent(it) || it instanceof JsonObject);
    }

    private static boolean isAbsent(@Nullable JsonValue value) {
        return value == null || value == JsonValue.NULL;
    }

    private static void requireFlat(JsonValue value, int level) {
        if (level > MAX_NESTING) {
            throw new Problem(ErrorCode.TOO_DEEP, "≤ " + MAX_NESTING);
        }
        switch (value.getValueType()) {
            case OBJECT -> value.asJsonObject().values().forEach(it -> requireFlat(it, level + 1));
            case ARRAY -> value.asJsonArray().forEach(it -> requireFlat(it, level + 1));
            default -> {}
        }
    }
}
