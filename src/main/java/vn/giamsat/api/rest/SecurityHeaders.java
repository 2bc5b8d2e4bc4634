package vn.giamsat.api.rest;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/// Headers that every answer has, of both APIs and of errors: browsers shall not guess types, not
/// show answers in frames, not run anything in them, not tell addresses to others, and keep nothing
/// unless the answer says so. Event loop.
@ApplicationScoped
class SecurityHeaders {
    private static final int BEFORE_ALL_OTHERS = 2_000;
    private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

    void stand(@Observes Filters filters) {
        filters.register(SecurityHeaders::look, BEFORE_ALL_OTHERS);
    }

    private static void look(RoutingContext request) {
        var answer = request.response();
        answer.putHeader("X-Content-Type-Options", "nosniff");
        answer.putHeader("Referrer-Policy", "no-referrer");
        answer.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!isBrowserTool(request)) {
            answer.putHeader(
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        if ("https".equals(request.request().scheme())) {
            answer.putHeader("Strict-Transport-Security", ONE_YEAR);
        }
        request.addHeadersEndHandler(sent -> keepNothing(answer));
        request.next();
    }

    /// GraphiQL, Swagger UI and the Dev UI run scripts; only dev mode has them.
    private static boolean isBrowserTool(RoutingContext request) {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT
                && request.normalizedPath().startsWith("/q/");
    }

    /// Answers that clients may ask for again with a tag say `private, no-cache` themselves.
    private static void keepNothing(HttpServerResponse answer) {
        if (!answer.headers().contains(HttpHeaders.CACHE_CONTROL)) {
            answer.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
