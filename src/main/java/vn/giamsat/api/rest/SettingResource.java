package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.access.SettingDraft;
import vn.giamsat.access.SettingView;
import vn.giamsat.access.Settings;
import vn.giamsat.shared.InputCheck;

/// What of the configuration may be changed while the service runs.
@Path("/api/v1/settings")
@Tag(name = "access")
@RolesAllowed(Role.CONFIGURERS)
public class SettingResource {
    private final Settings settings;
    private final InputCheck check;
    private final CurrentViewer viewer;

    SettingResource(Settings settings, InputCheck check, CurrentViewer viewer) {
        this.settings = settings;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "All settings, with what is in force and what may be chosen")
    public Uni<List<SettingView>> settings() {
        return settings.all(viewer.person());
    }

    @PUT
    @Path("/{key}")
    @Operation(summary = "Change a setting; it is in force on every replica within 5 s")
    public Uni<SettingView> change(@RestPath String key, SettingDraft setting) {
        return settings.change(key, check.demand(setting), viewer.person());
    }

    @DELETE
    @Path("/{key}")
    @Operation(summary = "Go back to what is configured")
    public Uni<SettingView> reset(@RestPath String key) {
        return settings.reset(key, viewer.person());
    }
}
