package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AuditDay;
import vn.giamsat.access.AuditTrail;
import vn.giamsat.access.Role;
import vn.giamsat.shared.PageRequest;

/// Who did what.
@GraphQLApi
@RolesAllowed(Role.AUDITORS)
public class AuditQueries {
    private final AuditTrail trail;
    private final Asking asking;

    AuditQueries(AuditTrail trail, Asking asking) {
        this.trail = trail;
        this.asking = asking;
    }

    @Query
    @Description(
            "A page of what people did, as far as you may see it, newest first; first: 1–200,"
                    + " default 50")
    public Uni<AuditConnection> auditEntries(
            @Nullable AuditFilterInput filter, @Nullable Integer first, @Nullable String after) {
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return trail.page(AuditFilterInput.filter(filter), page, viewer)
                            .map(found -> AuditConnection.of(found, page));
                });
    }

    @Query
    @Description("Verify the chain of a day, in Vietnam; the nation only")
    public Uni<AuditDay> auditDay(@NonNull LocalDate day) {
        return asking.answer(viewer -> trail.verify(day, viewer));
    }
}
