package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.ScriptedConversation.LOGIN;
import static vn.giamsat.probe.rtsp.ScriptedConversation.code;
import static vn.giamsat.probe.rtsp.ScriptedConversation.described;
import static vn.giamsat.probe.rtsp.ScriptedConversation.farewell;
import static vn.giamsat.probe.rtsp.ScriptedConversation.greeted;
import static vn.giamsat.probe.rtsp.ScriptedConversation.on;
import static vn.giamsat.probe.rtsp.ScriptedConversation.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.rtsp.Conversation.Described;
import vn.giamsat.probe.rtsp.Conversation.Waiting;
import vn.giamsat.probe.rtsp.Transport.Interleaved;

class ConversationLoginTest {
    @Test
    void signsTheUrlByteForByte() {
        // When
        var state = on(greeted(LOGIN), "hikvision-401-digest");
        // Then
        assertThat(text(state))
                .contains("CSeq: 3\r\n")
                .contains(
                        "uri=\"rtsp://cam.example/Streaming/Channels/101?transportmode=unicast\"");
    }

    @Test
    void echoesTheAlgorithmThatTheCameraNamed() {
        assertThat(text(on(greeted(LOGIN), "prama-401-sha256-only")))
                .contains(", algorithm=SHA-256");
    }

    @Test
    void echoesNoAlgorithmThatTheCameraDidNotName() {
        assertThat(text(on(greeted(LOGIN), "hikvision-401-digest"))).doesNotContain("algorithm");
    }

    @ParameterizedTest
    @CsvSource({
        "tapo-401-basic-first, Digest username",
        "ezviz-401-three-schemes, algorithm=SHA-256",
        "shelly-401-in-one-line, 'realm=\"say \\\"hi\\\"\"'"
    })
    void answersTheStrongestChallenge(String challenge, String proof) {
        assertThat(text(on(greeted(LOGIN), challenge))).contains(proof);
    }

    @Test
    void treatsTheSecondChallengeAsFinalSoThatTheAccountIsNotLocked() {
        assertThat(code(greeted(LOGIN), "hikvision-401-digest", "hikvision-401-digest-again"))
                .isEqualTo(FailureCode.AUTH_REJECTED);
    }

    @Test
    void needsALoginWhenItHasNone() {
        assertThat(code(greeted(null), "hikvision-401-digest"))
                .isEqualTo(FailureCode.AUTH_REQUIRED);
    }

    @Test
    void usesTheLoginInEveryRequestThatFollows() {
        // Given
        var describing = on(greeted(LOGIN), "ezviz-401-three-schemes");
        // When
        var settingUp =
                ((Described) on(describing, "hikvision-describe-h264")).setUp(Interleaved.FIRST);
        var starting = on(settingUp, "hikvision-setup");
        // Then
        assertThat(text(settingUp)).contains("CSeq: 4\r\n").contains("nc=00000002");
        assertThat(text(starting)).contains("nc=00000003").contains("uri=\"rtsp://cam.example/S");
        assertThat(farewell(starting)).contains("nc=00000004").contains("CSeq: 6\r\n");
    }

    @Test
    void spendsItsOneProofOnSetupWhenDescribeWasOpen() {
        // Given
        var settingUp = described(LOGIN, "hikvision-describe-h264").setUp(Interleaved.FIRST);
        // When
        var asked = on(settingUp, "hikvision-401-digest");
        // Then
        assertThat(text(asked)).startsWith("SETUP ").contains("Authorization: Digest ");
        assertThat(code((Waiting) asked, "hikvision-401-digest-again"))
                .isEqualTo(FailureCode.AUTH_REJECTED);
    }

    @Test
    void treatsAChallengeToSetupAsFinalAfterALoginWasAccepted() {
        // Given
        var describing = on(greeted(LOGIN), "hikvision-401-digest");
        var settingUp =
                ((Described) on(describing, "hikvision-describe-h264")).setUp(Interleaved.FIRST);
        // Then
        assertThat(code(settingUp, "hikvision-401-digest-again"))
                .isEqualTo(FailureCode.AUTH_REJECTED);
    }

    @Test
    void renewsAStaleNonceInTheMidstOfIt() {
        // Given
        var describing = on(greeted(LOGIN), "hikvision-401-digest");
        var settingUp =
                ((Described) on(describing, "hikvision-describe-h264")).setUp(Interleaved.FIRST);
        // When
        var renewed = on(settingUp, "axis-401-stale");
        // Then
        assertThat(text(renewed)).startsWith("SETUP ").contains("nonce=\"0001b2c3Y000000\"");
    }

    @Test
    void doesNotPrintAddressOrProof() {
        // When
        var waiting = (Waiting) on(greeted(LOGIN), "hikvision-401-digest");
        // Then
        assertThat(waiting.exchange().request().toString()).isEqualTo("DESCRIBE 3");
    }
}
