package vn.giamsat.api.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/// Has JSON packed whose type Quarkus finds out only when it writes the answer, which is so of all
/// that comes in a `RestResponse`: it marks them as `identity` before, and packs nothing then.
/// Event loop.
@ApplicationScoped
class PackedAnswers {
    private static final int BEFORE_ALL_OTHERS = 2_000;
    private static final String UNPACKED = "identity";

    void stand(@Observes Filters filters) {
        filters.register(PackedAnswers::look, BEFORE_ALL_OTHERS);
    }

    private static void look(RoutingContext request) {
        request.addHeadersEndHandler(sent -> pack(request.response()));
        request.next();
    }

    private static void pack(HttpServerResponse answer) {
        var headers = answer.headers();
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        var isJson = type != null && type.startsWith(MediaType.APPLICATION_JSON);
        if (isJson && UNPACKED.equals(headers.get(HttpHeaders.CONTENT_ENCODING))) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
    }
}
