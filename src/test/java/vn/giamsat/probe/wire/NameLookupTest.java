package vn.giamsat.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.wire.NameLookup.Answer;

class NameLookupTest {
    private static Vertx vertx;
    private static FakeNameServer server;
    private static NameLookup names;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        server = new FakeNameServer(vertx);
        names = new NameLookup(vertx, Duration.ofMillis(400), server.servers());
    }

    @AfterAll
    static void close() {
        names.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void findsEveryAddressOfAName() {
        assertThat(addresses("camera.test")).containsExactly("127.0.0.1", "127.0.0.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7", "2001:db8:0:0:0:0:0:1"})
    void takesAnAddressAsItIs(String literal) {
        assertThat(addresses(literal)).containsExactly(literal);
    }

    @Test
    void honoursTheHostsFile() {
        assertThat(addresses("localhost")).contains("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere.test, DNS_NXDOMAIN",
        "silent.test, DNS_TIMEOUT",
        "broken.test, DNS_TIMEOUT"
    })
    void tellsAMissingNameFromAMissingAnswer(String name, FailureCode code) {
        assertThat(ask(name)).isEqualTo(new Answer.NotFound(new Failure(code)));
    }

    @Test
    void knowsNoNameThatCannotBe() {
        assertThat(ask("x".repeat(64) + ".test"))
                .isEqualTo(new Answer.NotFound(new Failure(FailureCode.DNS_NXDOMAIN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "0x7f000001", "2130706433"})
    void doesNotKnowTheOldFormsOfAddresses(String form) {
        assertThat(ask(form)).isInstanceOf(Answer.NotFound.class);
    }

    private static List<String> addresses(String name) {
        return ((Answer.Found) ask(name))
                .addresses().stream().map(InetAddress::getHostAddress).toList();
    }

    private static Answer ask(String name) {
        var answer = new CompletableFuture<Answer>();
        names.ask(name, answer::complete);
        return answer.orTimeout(5, TimeUnit.SECONDS).join();
    }
}
