package vn.giamsat.api.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Objects;

/// The contract of REST at `/openapi`, as it is published in `api-schema`: `application/yaml` (RFC
/// 9512). The extension that makes it from the code reads it and writes it anew at every start,
/// which took a native process longer than anything else; a test holds the published file against
/// what the extension made at the build. A worker thread reads it.
@ApplicationScoped
class PublishedContract {
    private static final String FILE = "/api-schema/openapi.yaml";

    void stand(@Observes Router router) {
        router.get("/openapi").blockingHandler(PublishedContract::tell, false);
    }

    private static void tell(RoutingContext request) {
        try (var file = PublishedContract.class.getResourceAsStream(FILE)) {
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml")
                    .end(Buffer.buffer(Objects.requireNonNull(file).readAllBytes()));
        } catch (IOException unreadable) {
            request.fail(unreadable);
        }
    }
}
