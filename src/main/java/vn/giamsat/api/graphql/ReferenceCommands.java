package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import vn.giamsat.access.Role;
import vn.giamsat.registry.ProvinceDraft;
import vn.giamsat.registry.ProvinceRegistration;
import vn.giamsat.registry.ProvinceView;
import vn.giamsat.registry.Provinces;
import vn.giamsat.shared.InputCheck;

/// What administrators do with the reference data.
@GraphQLApi
@RolesAllowed(Role.REFERENCE_KEEPERS)
public class ReferenceCommands {
    private final Provinces provinces;
    private final ProvinceRegistration registration;
    private final InputCheck check;
    private final Asking asking;

    ReferenceCommands(
            Provinces provinces,
            ProvinceRegistration registration,
            InputCheck check,
            Asking asking) {
        this.provinces = provinces;
        this.registration = registration;
        this.check = check;
        this.asking = asking;
    }

    @Query
    @RolesAllowed({Role.READERS, Role.PEOPLE_READERS})
    @Description("One province by its key, for example 2021-24")
    public Uni<ProvinceView> province(@NonNull String key) {
        return asking.answer(viewer -> provinces.one(key, viewer));
    }

    @Mutation
    @Description("Enter a unit, of a coming scheme for example")
    public Uni<ProvinceView> registerProvince(@NonNull ProvinceDraft province) {
        return asking.answer(viewer -> registration.register(check.demand(province), viewer));
    }

    @Mutation
    @Description(
            "Replace what is known of a unit; its scheme and code stay. Who is appointed to the"
                    + " successor sees from then on what belongs to the unit")
    public Uni<ProvinceView> correctProvince(
            @NonNull String key, int version, @NonNull ProvinceDraft province) {
        return asking.answer(
                viewer -> {
                    var draft = check.demand(province);
                    return registration.correct(key, version, current -> draft, viewer);
                });
    }

    @Mutation
    @Description("Remove a unit that no facility, appointment or other unit names")
    public Uni<ProvinceView> removeProvince(@NonNull String key, int version) {
        return asking.answer(viewer -> registration.remove(key, version, viewer));
    }
}
