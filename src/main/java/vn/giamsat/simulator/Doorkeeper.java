package vn.giamsat.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;

/// Asks for the login and checks the proof, with nonces of one connection. Event loop of that
/// connection only.
final class Doorkeeper {
    /// Answers to older challenges are refused, so that a client cannot make us remember thousands.
    private static final int MOST_NONCES = 8;

    private static final String BASIC_TOKEN =
            Base64.getEncoder()
                    .encodeToString(
                            (SimulatedLogin.USER + ":" + SimulatedLogin.PASSWORD)
                                    .getBytes(StandardCharsets.UTF_8));

    private final Deque<IssuedNonce> issued = new ArrayDeque<>();

    /// The values of WWW-Authenticate, with fresh nonces; a camera without login asks for Digest if
    /// it must ask at all.
    List<String> challenges(LoginScheme scheme) {
        return switch (scheme) {
            case BASIC -> List.of("Basic realm=\"" + SimulatedLogin.REALM + "\"");
            case BEARER -> List.of("Bearer realm=\"" + SimulatedLogin.REALM + "\"");
            case OPEN -> challenges(LoginScheme.DIGEST);
            case DIGEST, DIGEST_SHA256, DIGEST_BOTH ->
                    scheme.algorithms().stream().map(this::challenge).toList();
        };
    }

    boolean admits(LoginScheme scheme, RtspRequest request) {
        return scheme == LoginScheme.OPEN
                || request.header("authorization")
                        .map(Authorization::parse)
                        .filter(answer -> proves(scheme, answer, request))
                        .isPresent();
    }

    private boolean proves(LoginScheme scheme, Authorization answer, RtspRequest request) {
        return scheme == LoginScheme.BASIC
                ? answer.scheme().equals("basic") && answer.token().equals(BASIC_TOKEN)
                : answer.scheme().equals("digest")
                        && issued.stream()
                                .filter(it -> it.nonce().equals(answer.parameter("nonce")))
                                .anyMatch(it -> it.isAnsweredBy(answer, request));
    }

    private String challenge(DigestAlgorithm algorithm) {
        var nonce = IssuedNonce.fresh(algorithm);
        issued.addLast(nonce);
        if (issued.size() > MOST_NONCES) {
            issued.removeFirst();
        }
        return nonce.challenge();
    }
}
