package vn.giamsat.api.graphql;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Texts;

/// Texts for whoever sent a question, where only the engine's own context tells of the request.
final class ReaderLanguage {
    /// Where SmallRye keeps the headers of the request, or of the socket's upgrade.
    private static final String HEADERS = "httpHeaders";

    private ReaderLanguage() {}

    /// @param context what the engine knows under a name; null when nothing
    static Texts texts(Function<String, @Nullable Object> context) {
        if (!(context.apply(HEADERS) instanceof Map<?, ?> headers)) {
            return Texts.accepted(null);
        }
        return headers.entrySet().stream()
                .filter(it -> HttpHeaders.ACCEPT_LANGUAGE.equalsIgnoreCase((String) it.getKey()))
                .map(it -> String.join(",", strings(it.getValue())))
                .findFirst()
                .map(Texts::accepted)
                .orElseGet(() -> Texts.accepted(null));
    }

    private static List<String> strings(Object values) {
        return ((List<?>) values).stream().map(String.class::cast).toList();
    }
}
