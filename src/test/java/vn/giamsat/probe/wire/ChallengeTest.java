package vn.giamsat.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.rtsp.Recorded;
import vn.giamsat.probe.wire.Challenge.Basic;
import vn.giamsat.probe.wire.Challenge.Digest;

class ChallengeTest {
    @Test
    void readsADigestChallengeWithoutAlgorithmAsMd5() {
        // When
        var challenge = Challenge.strongest(Recorded.challenges("hikvision-401-digest"));
        // Then
        assertThat(challenge)
                .contains(
                        new Digest(
                                "IP Camera(C6496)",
                                "7d5ec1a1c7bf6e3b8f1a1c4bd2f24f18",
                                null,
                                null,
                                false,
                                false));
        assertThat(((Digest) challenge.orElseThrow()).function()).isEqualTo(DigestAlgorithm.MD5);
    }

    @Test
    void readsSha256InQuotesAsHikvisionsOemFirmwareSendsIt() {
        // When
        var challenge = Challenge.strongest(Recorded.challenges("prama-401-sha256-only"));
        // Then
        assertThat(((Digest) challenge.orElseThrow()).function())
                .isEqualTo(DigestAlgorithm.SHA_256);
    }

    @Test
    void prefersSha256ToMd5ToBasicInWhateverOrderTheHeadersCome() {
        // When
        var challenge = Challenge.strongest(Recorded.challenges("ezviz-401-three-schemes"));
        // Then
        assertThat(challenge)
                .contains(new Digest("EZVIZ", "c2hhLW5vbmNl", "b3BhcXVl", "SHA-256", true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tapo-401-basic-first", "hikvision-401-digest-and-basic"})
    void prefersDigestToBasicBecauseSomeCamerasOfferBasicButRejectIt(String name) {
        assertThat(Challenge.strongest(Recorded.challenges(name)).orElseThrow())
                .isInstanceOf(Digest.class);
    }

    @Test
    void readsSeveralChallengesFromOneHeader() {
        // When
        var challenge = Challenge.strongest(Recorded.challenges("shelly-401-in-one-line"));
        // Then
        assertThat(challenge)
                .contains(new Digest("say \"hi\"", "one", null, "SHA-256", true, false));
    }

    @Test
    void ignoresSchemesItDoesNotKnow() {
        assertThat(Challenge.strongest(Recorded.challenges("unknown-401-ntlm-only"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest realm=\"no nonce\"",
                "Digest realm=\"a\", nonce=\"b\", algorithm=SHA-512-256",
                "Digest realm=\"a\", nonce=\"b\", qop=\"auth-int\""
            })
    void ignoresDigestItCannotAnswer(String header) {
        assertThat(Challenge.strongest(List.of(header, "Basic realm=\"a\""))).contains(new Basic());
    }

    @Test
    void forgivesMissingCommasAndQuotesThatNeverEnd() {
        // When
        var challenge =
                Challenge.strongest(
                        List.of("digest realm = \"a b\" nonce=n1 stale=TRUE opaque=\"open"));
        // Then
        assertThat(challenge).contains(new Digest("a b", "n1", "open", null, false, true));
    }
}
