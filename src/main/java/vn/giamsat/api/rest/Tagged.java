package vn.giamsat.api.rest;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Answers that carry an entity tag, for one viewer's cache only.
final class Tagged {
    private Tagged() {}

    /// The thing, or 304 for a client that holds it.
    static <V> RestResponse<V> answer(V thing, String tag, @Nullable String held) {
        var answer =
                EntityTag.held(held, tag)
                        ? ResponseBuilder.<V>create(RestResponse.Status.NOT_MODIFIED)
                        : ResponseBuilder.ok(thing);
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
