package vn.giamsat.api.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// What every answer about an upload says, refusals too: the version of tus that is spoken (tus 1.0
/// section "Headers"). Event loop.
@ApplicationScoped
class TusHeaders {
    static final String VERSION = "1.0.0";
    static final String UPLOADS = "/api/v1/photos/uploads";
    private static final int BEFORE_ALL_OTHERS = 1_500;

    void stand(@Observes Filters filters) {
        filters.register(TusHeaders::look, BEFORE_ALL_OTHERS);
    }

    private static void look(RoutingContext request) {
        if (request.normalizedPath().startsWith(UPLOADS)) {
            request.response().putHeader("Tus-Resumable", VERSION);
            request.response().putHeader("Tus-Version", VERSION);
        }
        request.next();
    }
}
