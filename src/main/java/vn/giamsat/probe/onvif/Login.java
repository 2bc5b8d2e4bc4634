package vn.giamsat.probe.onvif;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.DiscoveryReason;
import vn.giamsat.probe.wire.Challenge;
import vn.giamsat.probe.wire.Identity;

/// Who we are to the device, as pure state. Nobody is told before he asks, and only in the one way
/// that he asks for (ONVIF Core section 5.9.1): HTTP's Digest where there is a challenge, a
/// [UsernameToken] where there is only a fault. The login is shown once: devices count wrong proofs
/// and lock the account.
/// ```
///     Unasked ──challenge of Digest──▶ OverHttp ──again──▶ Refused
///        ├──────fault, or no Digest──▶ InMessage ─again──▶ Refused
///        └──no login─────────────────────────────────────▶ Refused
/// ```
sealed interface Login {
    /// The value of Authorization for the next question.
    default Optional<String> authorization(String path) {
        return Optional.empty();
    }

    /// What is proven inside of the next message.
    default Optional<Credentials> inside() {
        return Optional.empty();
    }

    /// The state after a question was sent.
    default Login used() {
        return this;
    }

    /// The state after the device did not believe it.
    Login doubted(List<String> challenges);

    /// @param clientNonce unpredictable
    record Unasked(@Nullable Credentials credentials, String clientNonce) implements Login {
        @Override
        public Login doubted(List<String> challenges) {
            if (credentials == null) {
                return new Refused(DiscoveryReason.AUTH_REQUIRED);
            }
            var shown = new Identity.Unasked(credentials, clientNonce).challenged(challenges);
            return isDigest(shown) ? new OverHttp(shown) : new InMessage(credentials);
        }

        /// Basic would tell the password; servers behind devices offer it without meaning it.
        private static boolean isDigest(Identity identity) {
            return identity instanceof Identity.Shown shown
                    && shown.challenge() instanceof Challenge.Digest;
        }
    }

    record OverHttp(Identity identity) implements Login {
        @Override
        public Optional<String> authorization(String path) {
            return identity.authorization("POST", path);
        }

        @Override
        public Login used() {
            return new OverHttp(identity.used());
        }

        @Override
        public Login doubted(List<String> challenges) {
            var next = identity.challenged(challenges);
            return next instanceof Identity.Refused
                    ? new Refused(DiscoveryReason.AUTH_REJECTED)
                    : new OverHttp(next);
        }
    }

    record InMessage(Credentials credentials) implements Login {
        @Override
        public Optional<Credentials> inside() {
            return Optional.of(credentials);
        }

        @Override
        public Login doubted(List<String> challenges) {
            return new Refused(DiscoveryReason.AUTH_REJECTED);
        }
    }

    record Refused(DiscoveryReason reason) implements Login {
        @Override
        public Login doubted(List<String> challenges) {
            return this;
        }
    }
}
