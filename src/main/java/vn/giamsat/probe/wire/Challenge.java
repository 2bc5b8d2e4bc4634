package vn.giamsat.probe.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a camera accepts as proof of a login. Schemes that are not known here are ignored.
public sealed interface Challenge {
    /// The password as it is (RFC 7617).
    record Basic() implements Challenge {}

    /// A hash over password, nonce and request (RFC 7616).
    ///
    /// @param algorithm its name as the camera wrote it, to be echoed; null when it named none,
    ///     which means MD5
    /// @param protectable whether `qop=auth` is offered, so that nonce counts are used
    /// @param stale whether the last proof was right but its nonce too old
    record Digest(
            String realm,
            String nonce,
            @Nullable String opaque,
            @Nullable String algorithm,
            boolean protectable,
            boolean stale)
            implements Challenge {
        DigestAlgorithm function() {
            return DigestAlgorithm.named(algorithm == null ? "MD5" : algorithm).orElseThrow();
        }
    }

    /// The strongest of all challenges of a 401: SHA-256, then MD5, then Basic (some cameras offer
    /// Basic but reject it: Tapo C210). Empty when none is supported.
    static Optional<Challenge> strongest(List<String> authenticateHeaders) {
        return authenticateHeaders.stream()
                .flatMap(header -> ChallengeParser.parse(header).stream())
                .flatMap(scheme -> supported(scheme).stream())
                .min(Comparator.comparingInt(Challenge::rank));
    }

    private static Optional<Challenge> supported(ChallengeParser.Scheme scheme) {
        return switch (scheme.name().toLowerCase(Locale.ROOT)) {
            case "basic" -> Optional.of(new Basic());
            case "digest" -> digest(scheme);
            default -> Optional.empty();
        };
    }

    private static Optional<Challenge> digest(ChallengeParser.Scheme scheme) {
        var algorithm = scheme.parameter("algorithm");
        var nonce = scheme.parameter("nonce");
        var protections = scheme.parameter("qop");
        var protectable = protections != null && offers(protections, "auth");
        var known = algorithm == null || DigestAlgorithm.named(algorithm).isPresent();
        var usable = protections == null || protections.isBlank() || protectable;
        if (nonce == null || !known || !usable) {
            return Optional.empty();
        }
        var realm = scheme.parameter("realm");
        return Optional.of(
                new Digest(
                        realm == null ? "" : realm,
                        nonce,
                        scheme.parameter("opaque"),
                        algorithm,
                        protectable,
                        "true".equalsIgnoreCase(scheme.parameter("stale"))));
    }

    private static boolean offers(String list, String wanted) {
        for (var offered : list.split(",")) {
            if (offered.strip().equalsIgnoreCase(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static int rank(Challenge challenge) {
        return switch (challenge) {
            case Digest digest -> digest.function().ordinal();
            case Basic() -> DigestAlgorithm.values().length;
        };
    }
}
