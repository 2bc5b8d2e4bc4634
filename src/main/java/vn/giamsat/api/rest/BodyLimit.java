package vn.giamsat.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.LimitsConfig;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;

/// Refuses a body that is announced as too large with a problem, before Quarkus does it with an
/// empty 413 (RFC 9110 section 15.5.14): a file to import may have what Quarkus takes, anything
/// else much less. Nothing of the body is read, so the connection ends. GraphQL has its own limits;
/// what is not announced is [UnannouncedBody]'s. Event loop.
@ApplicationScoped
class BodyLimit {
    private static final int BEFORE_ALL_OTHERS = 1_000;
    private static final String FILES = "/api/v1/imports/";
    private static final String GRAPHQL = "/graphql";

    private final long fileBytes;
    private final long jsonBytes;
    private final ObjectMapper mapper;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
            LimitsConfig limits,
            ObjectMapper mapper) {
        this.fileBytes = limit.asLongValue();
        this.jsonBytes = limits.jsonBody().asLongValue();
        this.mapper = mapper;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::look, BEFORE_ALL_OTHERS);
    }

    private void look(RoutingContext request) {
        var path = request.normalizedPath();
        var most = takesFile(path) ? fileBytes : jsonBytes;
        var length = announced(request.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        if (length > most && !path.equals(GRAPHQL)) {
            refuse(request);
        } else {
            request.next();
        }
    }

    /// Whether what is sent there is a file, whatever its type. Photos are limited further by what
    /// was announced of them.
    static boolean takesFile(String path) {
        return path.startsWith(FILES) || path.startsWith(TusHeaders.UPLOADS);
    }

    /// A length that is no number is the HTTP layer's to refuse.
    private static long announced(@Nullable String length) {
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException nonsense) {
            return 0;
        }
    }

    private void refuse(RoutingContext request) {
        var texts = Texts.accepted(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var problem = new Problem(ErrorCode.TOO_LARGE);
        endConnection(request);
        request.response()
                .setStatusCode(ErrorCode.TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Answers.PROBLEM_JSON)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, texts.language())
                .end(json(ProblemBody.of(problem, texts, request.normalizedPath())));
    }

    /// HTTP/2 ends only the stream, and forbids the header (RFC 9113 section 8.2.2).
    private static void endConnection(RoutingContext request) {
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.response().putHeader("Connection", "close");
        }
    }

    private String json(ProblemBody body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
