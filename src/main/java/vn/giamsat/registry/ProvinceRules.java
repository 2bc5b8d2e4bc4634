package vn.giamsat.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// What a province must say beyond the rules of its single fields. Pure.
final class ProvinceRules {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private ProvinceRules() {}

    /// @throws Problem INVALID_INPUT with every broken rule
    static void demand(ProvinceDraft draft) {
        refuse(broken(draft));
    }

    /// Scheme and code are what facilities and appointments name, so they stay.
    ///
    /// @throws Problem INVALID_INPUT
    static void demandSameUnit(ProvinceView current, ProvinceDraft draft) {
        var broken = new ArrayList<Violation>();
        if (!current.scheme().equals(draft.scheme())) {
            broken.add(Violation.of("scheme", "fixed"));
        }
        if (!current.code().equals(draft.code())) {
            broken.add(Violation.of("code", "fixed"));
        }
        refuse(broken);
    }

    static List<Violation> broken(ProvinceDraft draft) {
        var broken = new ArrayList<Violation>();
        sensible("validFrom", draft.validFrom(), broken);
        sensible("validTo", draft.validTo(), broken);
        if (draft.validTo() != null && !draft.validTo().isAfter(draft.validFrom())) {
            broken.add(Violation.of("validTo", "after-valid-from"));
        }
        if (draft.successor() != null) {
            if (draft.validTo() == null) {
                broken.add(Violation.of("validTo", "ends-with-successor"));
            }
            if (scheme(draft.successor()).compareTo(draft.scheme()) <= 0) {
                broken.add(Violation.of("successor", "later-scheme"));
            }
        }
        return broken;
    }

    private static void sensible(String field, @Nullable LocalDate day, List<Violation> broken) {
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            broken.add(Violation.between(field, EARLIEST, LATEST));
        }
    }

    /// Of a key; likewise below.
    static String scheme(String key) {
        return key.substring(0, key.indexOf('-'));
    }

    static String code(String key) {
        return key.substring(key.indexOf('-') + 1);
    }

    private static void refuse(List<Violation> broken) {
        if (!broken.isEmpty()) {
            throw new Problem(ErrorCode.INVALID_INPUT, "", broken);
        }
    }
}
