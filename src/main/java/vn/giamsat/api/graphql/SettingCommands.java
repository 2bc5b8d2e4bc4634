package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import vn.giamsat.access.Role;
import vn.giamsat.access.SettingDraft;
import vn.giamsat.access.SettingView;
import vn.giamsat.access.Settings;

/// What of the configuration may be changed while the service runs.
@GraphQLApi
@RolesAllowed(Role.CONFIGURERS)
public class SettingCommands {
    private final Settings settings;
    private final Asking asking;

    SettingCommands(Settings settings, Asking asking) {
        this.settings = settings;
        this.asking = asking;
    }

    @Query
    @Description("All settings, with what is in force and what may be chosen")
    public Uni<List<SettingView>> settings() {
        return asking.answer(settings::all);
    }

    @Mutation
    @Description("Change a setting; it is in force on every replica within 5 s")
    public Uni<SettingView> changeSetting(@NonNull String key, int value) {
        return asking.answer(viewer -> settings.change(key, new SettingDraft(value), viewer));
    }

    @Mutation
    @Description("Go back to what is configured")
    public Uni<SettingView> resetSetting(@NonNull String key) {
        return asking.answer(viewer -> settings.reset(key, viewer));
    }
}
