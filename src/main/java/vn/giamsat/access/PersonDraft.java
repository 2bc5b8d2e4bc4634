package vn.giamsat.access;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Who is appointed. Phone number and e-mail address are what the person proves at the first login;
/// one of them is needed, and known people are recognised by them.
///
/// @param phone E.164, for example `+84912345678`
/// @param locale `vi` or `en`; `vi` when null
public record PersonDraft(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 200) String title,
        @Nullable @Pattern(regexp = "\\+[1-9][0-9]{6,14}") String phone,
        @Nullable @Email @Size(max = 254) String email,
        @Nullable @Pattern(regexp = "vi|en") String locale) {
    public PersonDraft {
        phone = blankToNull(phone);
        email = blankToNull(email);
        locale = locale == null ? "vi" : locale;
    }

    private static @Nullable String blankToNull(@Nullable String proof) {
        return proof == null || proof.isBlank() ? null : proof.strip();
    }

    /// Hides the person.
    @Override
    public String toString() {
        return "PersonDraft[hidden]";
    }
}
