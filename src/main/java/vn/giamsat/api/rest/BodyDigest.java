package vn.giamsat.api.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Notes the digest of the body of a request that can be repeated. Within [UnannouncedBody], which
/// limits what is read here; files are held in memory as a whole anyway. Event loop or worker.
@Provider
@Priority(Priorities.USER + 1)
public class BodyDigest implements ReaderInterceptor {
    /// Of the digest in the request's context, in hex.
    static final String KEY = "giamsat.body-digest";

    /// Interceptors are made while the product is built, before there is a request.
    private final Instance<RoutingContext> requests;

    BodyDigest(Instance<RoutingContext> requests) {
        this.requests = requests;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        var request = requests.get();
        if (request.request().headers().contains(Fingerprint.HEADER)) {
            var bytes = body.getInputStream().readAllBytes();
            request.put(KEY, Fingerprint.sha256(bytes));
            body.setInputStream(new ByteArrayInputStream(bytes));
        }
        return body.proceed();
    }
}
