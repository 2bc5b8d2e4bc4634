package vn.giamsat.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody on the list of contacts.
///
/// @param phone E.164
/// @param hasLoggedIn whether the person is bound to the subject of a token; until then whoever
///     proves phone number or e-mail address is let in as this person
/// @param version counts corrections; the strong ETag
public record PersonView(
        UUID id,
        String name,
        @Nullable String title,
        @Nullable String phone,
        @Nullable String email,
        String locale,
        boolean hasLoggedIn,
        int version) {
    PersonDraft draft() {
        return new PersonDraft(name, title, phone, email, locale);
    }

    /// Hides the person.
    @Override
    public String toString() {
        return "PersonView[" + id + "]";
    }
}
