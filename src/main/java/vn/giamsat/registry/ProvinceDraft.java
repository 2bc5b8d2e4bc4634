package vn.giamsat.registry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An administrative unit as an administrator enters it.
///
/// @param scheme year in which the codes came into force
/// @param code two digits, unique inside the scheme
/// @param region for example `Tây Nguyên`
/// @param validFrom first day of the unit
/// @param validTo first day on which it no longer exists; null for an open end
/// @param successor key of the unit of a later scheme that it becomes part of
public record ProvinceDraft(
        @NotNull @Pattern(regexp = "20[0-9]{2}") String scheme,
        @NotNull @Pattern(regexp = "[0-9]{2}") String code,
        @NotBlank @Size(max = 100) String nameVi,
        @NotBlank @Size(max = 100) String nameEn,
        @NotBlank @Size(max = 100) String region,
        @NotNull LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable @Pattern(regexp = "20[0-9]{2}-[0-9]{2}") String successor) {
    /// Scheme and code as one word.
    String key() {
        return scheme + "-" + code;
    }
}
