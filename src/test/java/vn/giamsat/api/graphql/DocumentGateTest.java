package vn.giamsat.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.shared.Problem;

class DocumentGateTest {
    private static final String ME = "{ me { id } }";
    private static final String ID_OF_ME =
            "c53d78fa4c9c65a93967d42316fcd207fd611c7cac40a103820a866c3e5dd8f5";

    @TempDir private Path folder;

    @BeforeEach
    void register() throws IOException {
        Files.writeString(folder.resolve("me.graphql"), ME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'query': '{ me { id } }', 'variables': {'a': 1}}",
                "{'documentId': 'sha256:ID', 'query': null}",
                "{'documentId': 'ID', 'variables': null}",
                "{'extensions': {'persistedQuery': {'version': 1, 'sha256Hash': 'ID'}}}",
                "{'query': '', 'documentId': 'ID'}"
            })
    void letsRegisteredDocumentsInByTextAndByIdAsClientsWriteIt(String request) {
        assertThat(gate(true).admitted(json(request)).getString("query")).isEqualTo(ME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'query': '{ me { id } } '}",
                "{'query': '{ me { name } }', 'documentId': 'ID'}",
                "{'query': '{ me { name } }', 'extensions': {'persistedQuery': {'sha256Hash': 'ID'}}}",
                "{'documentId': 'sha256:0000'}",
                "{'documentId': '{ me { id } }'}"
            })
    void refusesEverythingElse(String request) {
        assertRefused(gate(true), request, "document-not-trusted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'query': 7}",
                "{'query': null}",
                "{'extensions': {'persistedQuery': 'ID'}}",
                "{'documentId': 7}",
                "{'query': '{ me { id } }', 'variables': []}",
                "{'query': '{ me { id } }', 'operationName': {}}",
                "{'query': '{ me { id } }', 'extensions': 'x'}"
            })
    void cannotReadWhatIsNoRequest(String request) {
        assertRefused(gate(true), request, "malformed-request");
        assertRefused(gate(false), request, "malformed-request");
    }

    @Test
    void takesAnyTextWhereThatIsAllowed() {
        var gate = gate(false);

        assertThat(gate.admitted(json("{'query': '{ overview }'}")).getString("query"))
                .isEqualTo("{ overview }");
        assertThat(gate.admitted(json("{'documentId': 'ID'}")).getString("query")).isEqualTo(ME);
        assertRefused(gate, "{'documentId': '0000'}", "document-not-trusted");
    }

    @Test
    void refusesVariablesThatAreNestedAsNoInputIs() {
        assertThat(gate(true).admitted(json(nested(15)))).isNotNull();
        assertRefused(gate(true), nested(16), "too-deep");
        assertRefused(gate(true), nested(900), "too-deep");
    }

    /// @param levels of the variables
    private static String nested(int levels) {
        var variables = "{'a':".repeat(levels) + "1" + "}".repeat(levels);
        return "{'query': '{ me { id } }', 'variables': %s}".formatted(variables);
    }

    @Test
    void saysWhichKeyToSetWhenTheDocumentsCannotBeRead() {
        var gate = new DocumentGate(config(true, Optional.of(folder.resolve("missing"))));

        assertThat(gate.complaint()).get().asString().contains("set giamsat.graphql.documents");
    }

    @Test
    void startsWithoutDocumentsAndThenRefusesAll() {
        var gate = new DocumentGate(config(true, Optional.empty()));

        assertThat(gate.complaint()).isEmpty();
        assertRefused(gate, "{'query': '{ me { id } }'}", "document-not-trusted");
    }

    private DocumentGate gate(boolean trustedOnly) {
        var gate = new DocumentGate(config(trustedOnly, Optional.of(folder)));
        assertThat(gate.complaint()).isEmpty();
        return gate;
    }

    private static GraphQlConfig config(boolean trustedOnly, Optional<Path> documents) {
        var limits = new PublishedSchema.Limits(12, 15, 10_000);
        return new PublishedSchema.Config(trustedOnly, documents, false, limits);
    }

    private static void assertRefused(DocumentGate gate, String request, String code) {
        assertThatThrownBy(() -> gate.admitted(json(request)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code().wireName()).isEqualTo(code));
    }

    private static JsonObject json(String text) {
        var quoted = text.replace('\'', '"').replace("ID", ID_OF_ME);
        try (var reader =
                JsonProviderHolder.jsonProvider().createReader(new StringReader(quoted))) {
            return reader.readObject();
        }
    }
}
