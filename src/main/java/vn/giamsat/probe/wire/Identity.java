package vn.giamsat.probe.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;

/// Who we are to the camera, as pure state. The login is proven once in a conversation: a camera
/// counts wrong proofs and locks the account or our address (Hikvision after five, for 30 minutes).
/// ```
///     Unasked ──401──▶ Shown ──401 stale──▶ Shown (renewed)
///        │               │                    │
///        └─ no login ────┴──── 401 ───────────┴──▶ Refused
/// ```
/// The one exception is a Digest challenge that says `stale=true` with a new nonce: the proof was
/// right, only its nonce had expired (RFC 7616 section 3.3). It is answered once more, not twice.
public sealed interface Identity {
    /// The Authorization value for one request; empty before the camera asked for one.
    Optional<String> authorization(String method, String url);

    /// The state after a request that carried the authorization.
    Identity used();

    /// The state after a 401 with these WWW-Authenticate values.
    Identity challenged(List<String> challenges);

    /// Nobody asked for a login yet, so none is given away.
    record Unasked(@Nullable Credentials credentials, String clientNonce) implements Identity {
        @Override
        public Optional<String> authorization(String method, String url) {
            return Optional.empty();
        }

        @Override
        public Identity used() {
            return this;
        }

        @Override
        public Identity challenged(List<String> challenges) {
            if (credentials == null) {
                return new Refused(new Failure(FailureCode.AUTH_REQUIRED));
            }
            return Challenge.strongest(challenges)
                    .<Identity>map(it -> new Shown(credentials, it, clientNonce, 1, false))
                    .orElseGet(() -> new Refused(new Failure(FailureCode.AUTH_SCHEME_UNSUPPORTED)));
        }
    }

    /// The login is proven with every request.
    ///
    /// @param use which use of the challenge's nonce comes next, from 1
    /// @param renewed whether a stale nonce was replaced before
    record Shown(
            Credentials credentials,
            Challenge challenge,
            String clientNonce,
            int use,
            boolean renewed)
            implements Identity {
        @Override
        public Optional<String> authorization(String method, String url) {
            return Optional.of(
                    switch (challenge) {
                        case Challenge.Basic() -> "Basic " + basic();
                        case Challenge.Digest digest ->
                                new DigestProof(credentials, digest, clientNonce, use)
                                        .authorization(method, url);
                    });
        }

        @Override
        public Identity used() {
            return new Shown(credentials, challenge, clientNonce, use + 1, renewed);
        }

        @Override
        public Identity challenged(List<String> challenges) {
            return Challenge.strongest(challenges)
                    .filter(this::isRenewal)
                    .<Identity>map(it -> new Shown(credentials, it, clientNonce, 1, true))
                    .orElseGet(() -> new Refused(new Failure(FailureCode.AUTH_REJECTED)));
        }

        private boolean isRenewal(Challenge fresh) {
            return !renewed
                    && challenge instanceof Challenge.Digest old
                    && fresh instanceof Challenge.Digest digest
                    && digest.stale()
                    && !digest.nonce().equals(old.nonce());
        }

        private String basic() {
            var login = credentials.user() + ":" + credentials.password();
            return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// There is nothing more to say.
    record Refused(Failure failure) implements Identity {
        @Override
        public Optional<String> authorization(String method, String url) {
            return Optional.empty();
        }

        @Override
        public Identity used() {
            return this;
        }

        @Override
        public Identity challenged(List<String> challenges) {
            return this;
        }
    }
}
