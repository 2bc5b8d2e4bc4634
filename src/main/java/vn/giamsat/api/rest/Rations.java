package vn.giamsat.api.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Deed;
import vn.giamsat.access.RateLimits;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Problem;

/// What the asker of the request at hand may still do.
@RequestScoped
public class Rations {
    private final RateLimits limits;
    private final CurrentViewer viewer;
    private final RoutingContext request;

    Rations(RateLimits limits, CurrentViewer viewer, RoutingContext request) {
        this.limits = limits;
        this.viewer = viewer;
        this.request = request;
    }

    /// Who asks, after a permit was taken for the deed.
    ///
    /// @throws Problem TOO_MANY_REQUESTS
    Viewer.Person spend(Deed deed) {
        var person = viewer.person();
        limits.spend(deed, person, request);
        return person;
    }
}
