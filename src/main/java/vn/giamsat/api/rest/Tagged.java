package vn.giamsat.api.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AppointmentAugmentor;

/// Answers that carry an entity tag, for one viewer's cache only: a browser that several people use
/// may not show one what it kept for another, nor for another appointment of the same person.
final class Tagged {
    private static final String WHO_ASKS =
            HttpHeaders.AUTHORIZATION + ", " + AppointmentAugmentor.ACTING_AS;

    private static final String FOR_ONE_VIEWER = "private, no-cache";

    private Tagged() {}

    /// The thing, or 304 for a client that holds it.
    static <V> RestResponse<V> answer(V thing, String tag, @Nullable String held) {
        var answer =
                EntityTag.held(held, tag)
                        ? ResponseBuilder.<V>create(RestResponse.Status.NOT_MODIFIED)
                        : ResponseBuilder.ok(thing);
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, WHO_ASKS)
                .header(HttpHeaders.CACHE_CONTROL, FOR_ONE_VIEWER)
                .build();
    }

    /// The headers of such an answer.
    static void mark(MultivaluedMap<String, Object> headers, String tag) {
        headers.putSingle(HttpHeaders.ETAG, tag);
        headers.putSingle(HttpHeaders.VARY, WHO_ASKS);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, FOR_ONE_VIEWER);
    }

    /// The new thing at its address. It is kept by nobody, as what is answered to a command.
    static <V> RestResponse<V> created(V thing, String tag, String address) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, thing)
                .location(URI.create(address))
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, WHO_ASKS)
                .build();
    }
}
