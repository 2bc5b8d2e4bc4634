package vn.giamsat.campaign;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AuditEntry;
import vn.giamsat.access.Export;
import vn.giamsat.access.Permission;

/// Which overdue facilities are asked for; null does not filter.
///
/// @param province key; a unit includes those of earlier schemes that went into it
public record OverdueFilter(UUID campaignId, @Nullable String province) {
    /// The export of what it finds.
    Export export() {
        return Export.of(AuditEntry.Kind.CAMPAIGN_FACILITY, Permission.READ)
                .by("campaign", campaignId)
                .by("province", province);
    }
}
