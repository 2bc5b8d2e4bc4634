package vn.giamsat.access;

import io.quarkus.security.AuthenticationFailedException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// What a verified token proves of who holds it. An e-mail address or a phone number counts only
/// when the provider says that it was verified (OpenID Connect Core 1.0 section 5.1); a user name
/// never, because many providers let people choose it.
///
/// @param email in lower case; empty when not proven
/// @param phone E.164; empty when not proven
/// @param name for greeting, proves nothing
record Proof(String subject, String email, String phone, String name) {
    static Proof of(JsonWebToken token) {
        var subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new AuthenticationFailedException("a token without a subject is nobody's");
        }
        return new Proof(
                subject,
                ascii(verified(token, "email")).toLowerCase(Locale.ROOT),
                verified(token, "phone_number"),
                text(token, "preferred_username").orElse(subject));
    }

    private static String verified(JsonWebToken token, String claim) {
        return text(token, claim + "_verified").filter("true"::equals).isPresent()
                ? text(token, claim).orElse("")
                : "";
    }

    /// Addresses with letters that only look like others prove nothing.
    private static String ascii(String email) {
        return email.chars().allMatch(letter -> letter < 128) ? email : "";
    }

    /// Claims come as Java values or as JSON values.
    private static Optional<String> text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return Optional.ofNullable(value).map(Object::toString);
    }

    /// Hides the person.
    @Override
    public String toString() {
        return "Proof[hidden]";
    }
}
