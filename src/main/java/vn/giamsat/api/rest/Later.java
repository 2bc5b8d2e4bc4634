package vn.giamsat.api.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// Work that outlasts the patience of who asked for it: it goes on without them.
public final class Later {
    /// How long both APIs wait; below the 30 s after which proxies give up.
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private Later() {}

    /// 202, with the address at which the outcome shows (RFC 9110 section 15.3.3).
    static <T> RestResponse<T> at(String address) {
        return ResponseBuilder.<T>create(RestResponse.Status.ACCEPTED)
                .location(URI.create(address))
                .header(HttpHeaders.RETRY_AFTER, PATIENCE.toSeconds())
                .build();
    }
}
