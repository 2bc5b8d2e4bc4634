package vn.giamsat.access;

import java.util.Set;

/// Which rows a transaction may touch. Each level is a role in the database, whose policies enforce
/// it.
public sealed interface Scope {
    /// Name of the database role of this level.
    String databaseRole();

    /// All rows.
    record Nation() implements Scope {
        @Override
        public String databaseRole() {
            return "giamsat_nation";
        }
    }

    /// Rows of these provinces; none when the set is empty.
    record Provinces(Set<String> keys) implements Scope {
        public Provinces {
            keys = Set.copyOf(keys);
        }

        @Override
        public String databaseRole() {
            return "giamsat_province";
        }
    }

    /// The service's own probing: reads how to reach cameras, writes their health; nothing else.
    record Probing() implements Scope {
        @Override
        public String databaseRole() {
            return "giamsat_prober";
        }
    }
}
