package vn.giamsat.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// What an appointment must say, and must not, so that its scope fits its role.
public final class AppointmentRules {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private AppointmentRules() {}

    /// @throws Problem INVALID_INPUT with every broken rule
    static void demand(AppointmentDraft draft) {
        var broken = new ArrayList<Violation>();
        broken.addAll(brokenByScope(draft));
        broken.addAll(brokenByDates(draft));
        if (!broken.isEmpty()) {
            throw new Problem(ErrorCode.INVALID_INPUT, "", broken);
        }
    }

    /// What is wrong with whom and where.
    public static List<Violation> brokenByScope(AppointmentDraft draft) {
        List<Violation> broken = new ArrayList<>();
        if (draft.person().phone() == null && draft.person().email() == null) {
            broken.add(Violation.of("person", "phone-or-email"));
        }
        scope(draft, broken);
        return broken;
    }

    /// What is wrong with when.
    ///
    /// @param draft that has begun
    public static List<Violation> brokenByDates(AppointmentDraft draft) {
        List<Violation> broken = new ArrayList<>();
        dates(Objects.requireNonNull(draft.from()), draft.to(), broken);
        return broken;
    }

    /// In the microseconds of the database.
    private static void dates(Instant from, @Nullable Instant to, List<Violation> broken) {
        sensible("from", from, broken);
        if (to != null) {
            sensible("to", to, broken);
            if (!to.truncatedTo(ChronoUnit.MICROS).isAfter(from.truncatedTo(ChronoUnit.MICROS))) {
                broken.add(Violation.of("to", "after-from"));
            }
        }
    }

    private static void sensible(String field, Instant at, List<Violation> broken) {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            broken.add(Violation.between(field, EARLIEST, LATEST));
        }
    }

    private static void scope(AppointmentDraft draft, List<Violation> broken) {
        var province = draft.province();
        var facility = draft.facilityId();
        switch (draft.role().level()) {
            case NATION -> {
                absent("province", province, broken);
                absent("facilityId", facility, broken);
            }
            case PROVINCE -> {
                present("province", province, broken);
                absent("facilityId", facility, broken);
            }
            case ENTERPRISE -> {
                present("enterprise", draft.enterprise(), broken);
                if (province == null && facility == null) {
                    present("province", province, broken);
                }
            }
            case FACILITY -> present("facilityId", facility, broken);
        }
        if (draft.role().level() != Role.Level.ENTERPRISE) {
            absent("enterprise", draft.enterprise(), broken);
        }
        if (facility != null) {
            absent("province", province, broken); // the facility's own counts
        }
    }

    private static void present(String field, @Nullable Object value, List<Violation> broken) {
        if (value == null) {
            broken.add(Violation.of(field, "role-needs"));
        }
    }

    private static void absent(String field, @Nullable Object value, List<Violation> broken) {
        if (value != null) {
            broken.add(Violation.of(field, "role-forbids"));
        }
    }
}
