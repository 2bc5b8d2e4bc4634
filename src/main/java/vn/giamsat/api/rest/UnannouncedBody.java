package vn.giamsat.api.rest;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import vn.giamsat.access.LimitsConfig;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Refuses JSON that is too large though nobody announced it, as HTTP/1.1 may in chunks and HTTP/2
/// anyhow; no more than the limit is read. By then the sender's role is known. Event loop; RESTEasy
/// reads what does not come at once on a worker.
@Provider
public class UnannouncedBody implements ReaderInterceptor {
    private static final MediaType CSV = new MediaType("text", "csv");

    /// Interceptors are made while the product is built, before there is a configuration.
    private final Instance<LimitsConfig> limits;

    UnannouncedBody(Instance<LimitsConfig> limits) {
        this.limits = limits;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        var isFile = CSV.isCompatible(body.getMediaType());
        if (!isFile) {
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
