package vn.giamsat.registry;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Whom a facility named (đầu mối), in the form that letter 1407/BTTTT-CVT asks for.
///
/// @param phone E.164, for example `+84912345678`
public record Contact(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 200) String title,
        @Nullable @Pattern(regexp = "\\+[1-9][0-9]{6,14}") String phone,
        @Nullable @Email @Size(max = 254) String email) {}
