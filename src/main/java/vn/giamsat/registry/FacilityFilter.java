package vn.giamsat.registry;

import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AuditEntry;
import vn.giamsat.access.Export;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.shared.Conditions;

/// Which facilities are asked for; null does not filter.
///
/// @param province key; a unit includes those of earlier schemes that went into it
/// @param text part of the name
public record FacilityFilter(
        @Nullable String province,
        @Nullable FacilityKind kind,
        @Nullable FacilityState state,
        @Nullable Enterprise enterprise,
        @Nullable String text) {
    public static final FacilityFilter ALL = new FacilityFilter(null, null, null, null, null);

    /// The unit and those that went into it.
    static final String PROVINCE_WITH_PREDECESSORS = "%s in (select units_within(?))";

    /// The export of what it finds.
    Export export() {
        return Export.of(AuditEntry.Kind.FACILITY, Permission.READ)
                .by("province", province)
                .by("kind", kind)
                .by("state", state)
                .by("enterprise", enterprise)
                .by("text", text);
    }

    /// For lists of what people of the scope may see.
    Conditions within(Scope scope) {
        return scope.narrow(new Conditions(), "f.province")
                .and(PROVINCE_WITH_PREDECESSORS.formatted("f.province"), province)
                .and("f.kind = ?", kind == null ? null : kind.name())
                .and("f.state = ?", state == null ? null : state.name())
                .and("f.enterprise = ?", enterprise == null ? null : enterprise.name())
                .contains("f.name", text);
    }
}
