package vn.giamsat.access;

import static vn.giamsat.access.Permission.EDIT;
import static vn.giamsat.access.Permission.PROBE;
import static vn.giamsat.access.Permission.READ;

import java.util.Set;

/// What a person is appointed as. The constants name the roles in `@RolesAllowed`.
public enum Role {
    NATIONAL_OPERATOR(Set.of(READ, EDIT, PROBE)),
    NATIONAL_VIEWER(Set.of(READ)),
    PROVINCE_OPERATOR(Set.of(READ, EDIT, PROBE)),
    PROVINCE_VIEWER(Set.of(READ));

    /// Those who may change the registry.
    public static final String EDITORS = "may-edit";

    /// Those who may ask for a probe.
    public static final String PROBERS = "may-probe";

    /// Those who may read the registry.
    public static final String READERS = "may-read";

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
