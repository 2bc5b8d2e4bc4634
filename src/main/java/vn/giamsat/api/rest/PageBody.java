package vn.giamsat.api.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.Page;

/// One page of a list.
///
/// @param next cursor of the next page, for `after`; absent on the last one
public record PageBody<T>(List<T> items, @Nullable String next) {
    /// The page, and in `Link` (RFC 8288) the address of the next one with the same filters.
    static <T> RestResponse<PageBody<T>> answer(Page<T> page, UriInfo asked) {
        var next = page.next().map(Cursor::text).orElse(null);
        var answer = ResponseBuilder.ok(new PageBody<>(page.items(), next));
        if (next != null) {
            var address = asked.getRequestUriBuilder().replaceQueryParam("after", next).build();
            var relative = address.getRawPath() + "?" + address.getRawQuery();
            answer.header(HttpHeaders.LINK, "<" + relative + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
