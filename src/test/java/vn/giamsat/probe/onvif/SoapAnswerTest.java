package vn.giamsat.probe.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.DiscoveryReason;
import vn.giamsat.probe.onvif.SoapAnswer.Refused;
import vn.giamsat.probe.onvif.SoapAnswer.Said;
import vn.giamsat.probe.onvif.SoapAnswer.Unproven;

class SoapAnswerTest {
    @Test
    void isWhatWasSaid() {
        assertThat(SoapAnswer.of(answer(200, OnvifAnswers.text("axis-GetStreamUri2"))))
                .isInstanceOfSatisfying(
                        Said.class,
                        said ->
                                assertThat(said.content().name())
                                        .isEqualTo("GetStreamUriResponse"));
    }

    /// Tapo answers with 500 and other words, SOAP 1.1 has another form, some say 200 to it.
    @ParameterizedTest
    @CsvSource({
        "400, fault-NotAuthorized",
        "500, fault-NotAuthorized",
        "200, fault-NotAuthorized",
        "500, fault-soap11"
    })
    void asksWhoAsksByAFault(int status, String fault) {
        assertThat(SoapAnswer.of(answer(status, OnvifAnswers.text(fault))))
                .isEqualTo(new Unproven(List.of()));
    }

    @Test
    void asksWhoAsksByAChallengeWhateverTheBodySays() {
        var challenges = List.of("Digest realm=\"r\", nonce=\"n\"");
        assertThat(SoapAnswer.of(new HttpAnswer(401, challenges, false, new byte[0])))
                .isEqualTo(new Unproven(challenges));
    }

    @Test
    void refusesInTheWordsOfTheDevice() {
        assertThat(SoapAnswer.of(answer(500, OnvifAnswers.text("fault-ActionNotSupported"))))
                .isEqualTo(new Refused(DiscoveryReason.FAULT, "Optional Action Not Implemented"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, '<userCheck><statusValue>401</statusValue><lockStatus>lock</lockStatus></userCheck>', true",
        "401, '<userCheck><statusValue>401</statusValue><lockStatus>unlock</lockStatus></userCheck>', false",
        "403, 'Account is locked, try again in 5 minutes', true",
        "403, 'The door is unlocked', false"
    })
    void knowsALockedAccountByItsWords(int status, String body, boolean locked) {
        assertThat(SoapAnswer.of(answer(status, body)))
                .matches(
                        it ->
                                locked
                                        == (it instanceof Refused(var reason, var detail)
                                                && reason == DiscoveryReason.ACCOUNT_LOCKED));
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(status, List.of(), true, body.getBytes(StandardCharsets.UTF_8));
    }
}
