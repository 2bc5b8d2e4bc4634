package vn.giamsat.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Ids;

/// Gives every request an id, which stands in the answer and in the audit. A client or a proxy may
/// bring its own: 1–64 letters, digits, dots, hyphens or underscores; anything else is replaced.
/// Event loop.
@ApplicationScoped
class RequestIds {
    static final String HEADER = "X-Request-Id";

    private static final String KEY = "giamsat.request-id";
    private static final Pattern SENSIBLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BEFORE_ALL_OTHERS = 2_000;

    void stand(@Observes Filters filters) {
        filters.register(RequestIds::name, BEFORE_ALL_OTHERS);
    }

    private static void name(RoutingContext request) {
        var id = chosen(request.request().getHeader(HEADER));
        request.put(KEY, id);
        request.response().putHeader(HEADER, id);
        request.next();
    }

    private static String chosen(@Nullable String brought) {
        return brought != null && SENSIBLE.matcher(brought).matches()
                ? brought
                : Ids.fresh().toString();
    }

    /// Where the request came from: through a proxy only when `quarkus.http.proxy` says so.
    static Origin origin(@Nullable RoutingContext request) {
        if (request == null) {
            return Origin.NONE;
        }
        var address = request.request().remoteAddress();
        String id = request.get(KEY);
        return new Origin(
                id == null ? "" : id,
                address == null || address.hostAddress() == null ? "" : address.hostAddress());
    }
}
