package vn.giamsat.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An administrative unit. Codes are unique only inside a scheme.
///
/// @param key scheme and code as one word, for example `2021-24`
/// @param scheme `2021` (63 units), `2025` (34 units) or a later one
/// @param validTo first day on which the unit no longer exists; null while it does
/// @param successor key of the unit that it became part of
/// @param version counts corrections; the strong ETag
public record ProvinceView(
        String key,
        String scheme,
        String code,
        String nameVi,
        String nameEn,
        String region,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String successor,
        int version) {
    /// The unit as an administrator would enter it, to be changed and handed in again.
    ProvinceDraft draft() {
        return new ProvinceDraft(
                scheme, code, nameVi, nameEn, region, validFrom, validTo, successor);
    }
}
