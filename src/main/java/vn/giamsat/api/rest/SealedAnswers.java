package vn.giamsat.api.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import vn.giamsat.access.Attempt;
import vn.giamsat.access.KeptAnswer;
import vn.giamsat.registry.CredentialSeal;

/// Bodies of answers that hold a secret, as they are kept: sealed as camera logins are, each bound
/// to its person and key. Whoever repeats the request gets the very answer that got lost on the
/// way; the database alone tells no secret.
@ApplicationScoped
class SealedAnswers {
    private final CredentialSeal seal;

    SealedAnswers(CredentialSeal seal) {
        this.seal = seal;
    }

    /// The body as it is kept.
    String closed(String body, Attempt attempt) {
        return Base64.getEncoder().encodeToString(seal.sealSecret(attempt.id(), body));
    }

    /// The body as it is told.
    ///
    /// @throws IllegalStateException as for logins: keys must stay in the ring as long as they seal
    ///     something
    String opened(KeptAnswer answer, Attempt attempt) {
        return answer.sealed()
                ? seal.openSecret(attempt.id(), Base64.getDecoder().decode(answer.body()))
                : answer.body();
    }
}
