package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {
    @RegisterExtension static final RunningSimulator RUNNING = new RunningSimulator();

    private static ScriptedClient.Answered described(
            ScriptedClient client, String path, Proof proof) throws IOException {
        return client.ask("DESCRIBE", path, proof.header("DESCRIBE", client.url(path)));
    }

    @ParameterizedTest
    @CsvSource({"basic, 1", "digest, 1", "digest-sha256, 1", "digest-both, 2"})
    void admitsTheLoginByEachSchemeAndEachOfItsChallenges(String scheme, int count)
            throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var path = "/" + scheme + "/h264/normal/1";
            var refused = client.ask("DESCRIBE", path);
            var challenges = refused.all("WWW-Authenticate");
            // When
            var answers = new ArrayList<Integer>();
            for (var challenge : challenges) {
                answers.add(described(client, path, Proof.of(challenge)).status());
            }
            // Then
            assertThat(refused.status()).isEqualTo(401);
            assertThat(answers).hasSize(count).containsOnly(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"basic", "digest", "digest-sha256"})
    void refusesAndCountsAWrongPassword(String scheme) throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var path = "/" + scheme + "/h264/normal/1";
            var challenge = client.ask("DESCRIBE", path).first("WWW-Authenticate");
            var before = RUNNING.simulator().traffic().failedLogins();
            // When
            var answer = described(client, path, Proof.of(challenge).withPassword("guess"));
            // Then
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.first("WWW-Authenticate").equals(challenge))
                    .as("the nonce is fresh each time; Basic has none")
                    .isEqualTo(scheme.equals("basic"));
            assertThat(RUNNING.simulator().traffic().failedLogins()).isEqualTo(before + 1);
        }
    }

    @Test
    void refusesAProofForAnotherUri() throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var challenge =
                    client.ask("DESCRIBE", "/digest/h264/normal/1").first("WWW-Authenticate");
            // When
            var answer =
                    client.ask(
                            "DESCRIBE",
                            "/digest/h264/normal/1",
                            Proof.of(challenge)
                                    .header("DESCRIBE", client.url("/digest/h264/normal/2")));
            // Then
            assertThat(answer.status()).isEqualTo(401);
        }
    }

    @Test
    void refusesANonceThatAnotherConnectionWasGiven() throws Exception {
        try (var client = RUNNING.client();
                var other = RUNNING.client()) {
            // Given
            var path = "/digest/h264/normal/1";
            var challenge = other.ask("DESCRIBE", path).first("WWW-Authenticate");
            // When
            var answer = described(client, path, Proof.of(challenge));
            // Then
            assertThat(answer.status()).isEqualTo(401);
        }
    }

    @Test
    void acceptsEachCountOfANonceOnce() throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var path = "/digest-sha256/h264/normal/1";
            var proof = Proof.of(client.ask("DESCRIBE", path).first("WWW-Authenticate"));
            assertThat(described(client, path, proof).status()).isEqualTo(200);
            // When
            var again = described(client, path, proof);
            var next = described(client, path, proof.withCount(2));
            // Then
            assertThat(again.status()).isEqualTo(401);
            assertThat(next.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"open", "basic", "digest", "digest-sha256"})
    void refusesEvenTheRightLoginWhenTheCameraIsToDoSo(String scheme) throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var path = "/" + scheme + "/h264/unauthorized/1";
            var challenge = client.ask("DESCRIBE", path).first("WWW-Authenticate");
            // When
            var answer = described(client, path, Proof.of(challenge));
            // Then
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.all("WWW-Authenticate")).hasSize(1);
        }
    }

    @Test
    void admitsNobodyByASchemeThatHasNoLogin() throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var path = "/bearer/h264/normal/1";
            var challenge = client.ask("DESCRIBE", path).first("WWW-Authenticate");
            // When
            var answer = client.ask("DESCRIBE", path, "Authorization: Bearer guess");
            // Then
            assertThat(challenge).startsWith("Bearer ");
            assertThat(answer.status()).isEqualTo(401);
        }
    }

    @Test
    void answersOptionsToStrangers() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            var answer = client.ask("OPTIONS", "/digest/h264/normal/1");
            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.first("Public")).contains("DESCRIBE", "GET_PARAMETER", "TEARDOWN");
        }
    }
}
