package vn.giamsat.api.graphql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import vn.giamsat.access.LimitsConfig;
import vn.giamsat.api.rest.JsonLimits;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Looks at the body of a question before GraphQL's engine does, whose own reader takes any size
/// and depth: how long it is, whether announced or not, and whether its JSON keeps the limits that
/// REST has. A text may be as long as the body, because an import is one. Event loop.
@ApplicationScoped
class QuestionBody {
    private static final int BEFORE_THE_ENGINE = -900;
    private static final int TOO_LARGE = 413;

    private final BodyHandler reader;
    private final JsonFactory json;

    QuestionBody(LimitsConfig limits) {
        var bytes = limits.jsonBody().asLongValue();
        this.reader = BodyHandler.create(false).setBodyLimit(bytes);
        // Line breaks within texts are no JSON, but the engine takes them.
        this.json =
                JsonFactory.builder()
                        .streamReadConstraints(JsonLimits.constraints(Math.toIntExact(bytes)))
                        .configure(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, true)
                        .build();
    }

    void stand(@Observes Router router) {
        router.post("/graphql")
                .order(BEFORE_THE_ENGINE)
                .handler(reader)
                .handler(this::look)
                .failureHandler(QuestionBody::tooLarge);
    }

    private void look(RoutingContext request) {
        var body = request.body().buffer();
        var type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (body == null || type != null && type.startsWith("application/graphql")) {
            request.next(); // the question alone, without variables
            return;
        }
        try {
            read(body);
            request.next();
        } catch (StreamConstraintsException broken) {
            GateFailures.answer(request, JsonLimits.problem());
        } catch (IOException unreadable) {
            GateFailures.answer(request, new Problem(ErrorCode.MALFORMED_REQUEST));
        }
    }

    private void read(Buffer body) throws IOException {
        try (var parser = json.createParser(body.getBytes())) {
            while (parser.nextToken() != null) {
                parser.getTextLength(); // texts and numbers are only looked at when asked for
            }
        }
    }

    /// The rest of the body is not read, so the connection ends; of HTTP/2 only the stream, which
    /// forbids the header (RFC 9113 section 8.2.2).
    private static void tooLarge(RoutingContext request) {
        if (request.statusCode() == TOO_LARGE && !request.response().ended()) {
            if (request.request().version() != HttpVersion.HTTP_2) {
                request.response().putHeader("Connection", "close");
            }
            GateFailures.answer(request, new Problem(ErrorCode.TOO_LARGE));
        } else {
            request.next();
        }
    }
}
