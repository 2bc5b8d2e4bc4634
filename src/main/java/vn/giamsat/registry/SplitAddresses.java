package vn.giamsat.registry;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// A camera draft whose addresses are read and whose login stands apart from them.
///
/// @param draft with [#addresses] that hold no user information, also where the brand told them
/// @param credentials from the draft itself, else from its main address, else from its sub address
record SplitAddresses(
        CameraDraft draft, StreamAddresses addresses, Optional<Credentials> credentials) {
    /// Some recorders want the login in the path (XMEye: `/user=…&password=…`), and a password with
    /// a slash pushes the rest of `user:password@` there. Such an address would show the login to
    /// every viewer.
    private static final Pattern LOGIN_INSIDE =
            Pattern.compile("(?i)(^|[/?&;])(user|username|pass|passwd|password|pwd)=|^[^?]*@");

    /// @throws Problem INVALID_INPUT naming the address that is none; the text is not repeated
    static SplitAddresses of(CameraDraft draft) {
        var given = given(draft);
        var main = entered("streamAddress.main", given.main());
        var sub = given.sub() == null ? null : entered("streamAddress.sub", given.sub());
        var bare =
                new StreamAddresses(
                        main.address().url(),
                        sub == null ? null : sub.address().url(),
                        given.tlsPin());
        return new SplitAddresses(with(draft, bare), bare, login(draft, main, sub));
    }

    private static StreamAddresses given(CameraDraft draft) {
        var brand = draft.brandAddress();
        return brand == null
                ? Objects.requireNonNull(draft.streamAddress(), "the draft was not validated")
                : brand.streams();
    }

    private static StreamAddress.Entered entered(String field, String text) {
        var entered = read(field, text);
        if (LOGIN_INSIDE.matcher(entered.address().target()).find()) {
            throw Problem.invalid(Violation.of(field, "login-in-address"));
        }
        if (entered.credentials().filter(SplitAddresses::unstorable).isPresent()) {
            throw Problem.invalid(Violation.of(field, "stream-address"));
        }
        return entered;
    }

    private static StreamAddress.Entered read(String field, String text) {
        try {
            return StreamAddress.entered(text.strip());
        } catch (IllegalArgumentException notAnAddress) {
            throw Problem.invalid(Violation.of(field, "stream-address"));
        }
    }

    private static boolean unstorable(Credentials login) {
        return (login.user() + login.password()).chars().anyMatch(Character::isISOControl);
    }

    private static Optional<Credentials> login(
            CameraDraft draft, StreamAddress.Entered main, StreamAddress.@Nullable Entered sub) {
        var login = draft.credentials();
        if (login != null) {
            return Optional.of(new Credentials(login.user(), login.password()));
        }
        return main.credentials().or(() -> sub == null ? Optional.empty() : sub.credentials());
    }

    private static @Nullable String brand(CameraDraft draft) {
        var told = draft.brandAddress();
        return draft.brand() == null && told != null
                ? Brands.of(told.brand()).map(Brand::name).orElse(null)
                : draft.brand();
    }

    private static CameraDraft with(CameraDraft draft, StreamAddresses bare) {
        return new CameraDraft(
                draft.id(),
                draft.name(),
                draft.zone(),
                brand(draft),
                draft.model(),
                draft.serial(),
                draft.kind(),
                bare,
                null,
                draft.credentials(),
                draft.expected(),
                draft.state(),
                draft.intervals());
    }
}
