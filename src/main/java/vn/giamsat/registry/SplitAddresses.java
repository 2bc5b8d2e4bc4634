package vn.giamsat.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// A camera draft whose addresses are read and whose login stands apart from them.
///
/// @param draft with addresses that hold no user information
/// @param credentials from the draft itself, else from its main address, else from its sub address
record SplitAddresses(CameraDraft draft, Optional<Credentials> credentials) {
    /// @throws Problem INVALID_INPUT naming the address that is none; the text is not repeated
    static SplitAddresses of(CameraDraft draft) {
        var given = draft.streamAddress();
        var main = entered("streamAddress.main", given.main());
        var sub = given.sub() == null ? null : entered("streamAddress.sub", given.sub());
        var bare =
                new StreamAddresses(
                        main.address().url(),
                        sub == null ? null : sub.address().url(),
                        given.tlsPin());
        return new SplitAddresses(with(draft, bare), login(draft, main, sub));
    }

    private static StreamAddress.Entered entered(String field, String text) {
        try {
            return StreamAddress.entered(text.strip());
        } catch (IllegalArgumentException notAnAddress) {
            throw Problem.invalid(Violation.of(field, "stream-address"));
        }
    }

    private static Optional<Credentials> login(
            CameraDraft draft, StreamAddress.Entered main, StreamAddress.@Nullable Entered sub) {
        var login = draft.credentials();
        if (login != null) {
            return Optional.of(new Credentials(login.user(), login.password()));
        }
        return main.credentials().or(() -> sub == null ? Optional.empty() : sub.credentials());
    }

    private static CameraDraft with(CameraDraft draft, StreamAddresses bare) {
        return new CameraDraft(
                draft.id(),
                draft.name(),
                draft.zone(),
                draft.brand(),
                draft.model(),
                draft.serial(),
                draft.kind(),
                bare,
                null,
                draft.expected(),
                draft.state());
    }
}
