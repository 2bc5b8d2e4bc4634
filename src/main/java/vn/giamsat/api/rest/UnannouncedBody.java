package vn.giamsat.api.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import vn.giamsat.access.LimitsConfig;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Refuses what is too large and no file, though nobody announced it, as HTTP/1.1 may in chunks and
/// HTTP/2 anyhow; no more than the limit is read. By then the sender's role is known. Event loop;
/// RESTEasy reads what does not come at once on a worker.
@Provider
public class UnannouncedBody implements ReaderInterceptor {
    /// Interceptors are made while the product is built, before there is a configuration.
    private final Instance<LimitsConfig> limits;

    private final CurrentVertxRequest request;

    UnannouncedBody(Instance<LimitsConfig> limits, CurrentVertxRequest request) {
        this.limits = limits;
        this.request = request;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        if (!BodyLimit.takesFile(request.getCurrent().normalizedPath())) {
            var most = Math.toIntExact(limits.get().jsonBody().asLongValue());
            var bytes = body.getInputStream().readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Problem(ErrorCode.TOO_LARGE);
            }
            body.setInputStream(new ByteArrayInputStream(bytes));
        }
        return body.proceed();
    }
}
