package vn.giamsat.access;

import java.util.Set;
import java.util.UUID;
import vn.giamsat.shared.Conditions;

/// Which rows a transaction may touch. Each level is a role in the database, whose policies enforce
/// it; what a policy compares with is empty on the levels that do not need it.
public sealed interface Scope {
    /// Name of the database role of this level.
    String databaseRole();

    /// For what is told without asking the database, as the level's policies decide it. A level
    /// without a place admits nothing.
    default boolean admits(Place place) {
        return false;
    }

    default Set<String> provinces() {
        return Set.of();
    }

    default String enterprise() {
        return "";
    }

    default Set<UUID> facilities() {
        return Set.of();
    }

    /// Repeats the scope in the condition of a list. It hides nothing that the policies show, but
    /// of several provinces PostgreSQL does not know from the policies how many rows to expect
    /// (migration V025), and of a bound value it does. One province is an equality there already.
    ///
    /// @param province name of the column with the key of the province
    default Conditions narrow(Conditions conditions, String province) {
        return provinces().size() > 1
                ? conditions.and(province + " = any(?)", provinces().toArray(String[]::new))
                : conditions;
    }

    /// Whether people of this level may know how a camera is reached.
    default boolean knowsAddresses() {
        return true;
    }

    /// Where a row belongs.
    ///
    /// @param enterprise that its facility is assigned to, or `NONE`
    record Place(UUID facilityId, String province, String enterprise) {}

    /// All rows.
    record Nation() implements Scope {
        @Override
        public String databaseRole() {
            return "giamsat_nation";
        }

        @Override
        public boolean admits(Place place) {
            return true;
        }
    }

    /// Rows of these provinces; none when the set is empty.
    record Provinces(Set<String> provinces) implements Scope {
        public Provinces {
            provinces = Set.copyOf(provinces);
        }

        @Override
        public String databaseRole() {
            return provinces.size() == 1 ? "giamsat_province" : "giamsat_provinces";
        }

        @Override
        public boolean admits(Place place) {
            return provinces.contains(place.province());
        }
    }

    /// Rows of these provinces whose facility is assigned to the enterprise.
    record Enterprise(String enterprise, Set<String> provinces) implements Scope {
        public Enterprise {
            provinces = Set.copyOf(provinces);
        }

        @Override
        public String databaseRole() {
            return provinces.size() == 1 ? "giamsat_enterprise" : "giamsat_enterprise_provinces";
        }

        @Override
        public boolean admits(Place place) {
            return enterprise.equals(place.enterprise()) && provinces.contains(place.province());
        }
    }

    /// Rows of these facilities, as long as they are assigned to the enterprise.
    record Facilities(String enterprise, Set<UUID> facilities) implements Scope {
        public Facilities {
            facilities = Set.copyOf(facilities);
        }

        @Override
        public String databaseRole() {
            return "giamsat_facility";
        }

        @Override
        public boolean admits(Place place) {
            return enterprise.equals(place.enterprise()) && facilities.contains(place.facilityId());
        }
    }

    /// Rows of these facilities for their own contacts, who are not told how a camera is reached.
    record Contact(Set<UUID> facilities) implements Scope {
        public Contact {
            facilities = Set.copyOf(facilities);
        }

        @Override
        public String databaseRole() {
            return "giamsat_contact";
        }

        @Override
        public boolean admits(Place place) {
            return facilities.contains(place.facilityId());
        }

        @Override
        public boolean knowsAddresses() {
            return false;
        }
    }

    /// Replacing what is sealed: reads and writes sealed logins, and nothing else.
    record Sealing() implements Scope {
        @Override
        public String databaseRole() {
            return "giamsat_sealer";
        }

        @Override
        public boolean admits(Place place) {
            return true;
        }
    }

    /// Keeping what holds for the whole country and belongs to no place: reference data and
    /// settings. Sees nothing of what is registered.
    record Administration() implements Scope {
        @Override
        public String databaseRole() {
            return "giamsat_administrator";
        }
    }

    /// Delivering events to where they are wanted, and nothing else.
    record Notifying() implements Scope {
        @Override
        public String databaseRole() {
            return "giamsat_notifier";
        }
    }

    /// Deleting answers that were kept long enough, and nothing else.
    record Sweeping() implements Scope {
        @Override
        public String databaseRole() {
            return "giamsat_sweeper";
        }
    }

    /// Counting the cameras of facilities, and nothing else.
    record Counting() implements Scope {
        @Override
        public String databaseRole() {
            return "giamsat_counter";
        }
    }

    /// Moving facilities on whose cameras are verified, and nothing else.
    record Verifying() implements Scope {
        @Override
        public String databaseRole() {
            return "giamsat_verifier";
        }
    }

    /// Turning windows of maintenance when they begin and end, and nothing else.
    record Keeping() implements Scope {
        @Override
        public String databaseRole() {
            return "giamsat_keeper";
        }
    }

    /// The service's own probing: reads how to reach cameras, writes their health; nothing else.
    record Probing() implements Scope {
        @Override
        public String databaseRole() {
            return "giamsat_prober";
        }

        @Override
        public boolean admits(Place place) {
            return true;
        }
    }
}
