package vn.giamsat.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedDocumentsTest {
    private static final String ME = "{ me { id } }";
    private static final String ID_OF_ME =
            "c53d78fa4c9c65a93967d42316fcd207fd611c7cac40a103820a866c3e5dd8f5";

    @TempDir private Path folder;

    @Test
    void takesAFileWithAndWithoutTheLineBreakThatEditorsPutAtItsEnd() throws IOException {
        Files.writeString(folder.resolve("me.graphql"), ME + "\n");

        var documents = TrustedDocuments.read(folder.resolve("me.graphql"));

        assertThat(documents.hold(ME)).isTrue();
        assertThat(documents.hold(ME + "\n")).isTrue();
        assertThat(documents.hold(ME + " ")).isFalse();
        assertThat(documents.text(ID_OF_ME)).contains(ME);
        assertThat(documents.text("sha256:" + ID_OF_ME)).contains(ME);
        assertThat(documents.text(ID_OF_ME.replace('8', '9'))).isEmpty();
    }

    @Test
    void readsAFolderAndItsFoldersButNoOtherFiles() throws IOException {
        Files.createDirectories(folder.resolve("web/pages"));
        Files.writeString(folder.resolve("web/pages/me.gql"), ME);
        Files.writeString(folder.resolve("notes.txt"), "{ overview { nation { up } } }");

        var documents = TrustedDocuments.read(folder);

        assertThat(documents.hold(ME)).isTrue();
        assertThat(documents.hold("{ overview { nation { up } } }")).isFalse();
    }

    @Test
    void readsTheListsThatToolsWrite() throws IOException {
        Files.writeString(
                folder.resolve("persisted-documents.json"),
                "{\"%s\": \"%s\"}".formatted(ID_OF_ME, ME));
        assertThat(TrustedDocuments.read(folder).text(ID_OF_ME)).contains(ME);

        Files.writeString(
                folder.resolve("persisted-documents.json"),
                """
                {"format": "apollo-persisted-query-manifest", "version": 1,
                 "operations": [{"id": "%s", "name": "Me", "type": "query", "body": "%s"}]}\
                """
                        .formatted(ID_OF_ME, ME));
        assertThat(TrustedDocuments.read(folder).text(ID_OF_ME)).contains(ME);
    }

    @Test
    void namesTheFileThatItCannotUse() throws IOException {
        var list = folder.resolve("list.json");
        Files.writeString(list, "{\"5d41402abc4b2a76b9719d911017c592\": \"%s\"}".formatted(ME));
        assertThatThrownBy(() -> TrustedDocuments.read(folder))
                .hasMessageContaining("list.json")
                .hasMessageContaining(
                        "5d41402abc4b2a76b9719d911017c592 is not the SHA-256 of its text");

        Files.writeString(list, "[1, 2]");
        assertThatThrownBy(() -> TrustedDocuments.read(folder))
                .hasMessageContaining("list.json is no list of documents");

        Files.writeString(list, "{\"operations\": [\"" + ME + "\"]}");
        assertThatThrownBy(() -> TrustedDocuments.read(folder))
                .hasMessageContaining("list.json is no list of documents");

        Files.delete(list);
        Files.write(folder.resolve("latin.graphql"), new byte[] {(byte) 0xE9, '{'});
        assertThatThrownBy(() -> TrustedDocuments.read(folder))
                .hasMessageContaining("latin.graphql cannot be read as UTF-8");
    }

    @Test
    void refusesAFolderWithoutDocumentsBecauseEveryQuestionWouldBeRefused() {
        assertThatThrownBy(() -> TrustedDocuments.read(folder))
                .hasMessageContaining("has no documents");
        assertThatThrownBy(() -> TrustedDocuments.read(folder.resolve("missing")))
                .hasMessageContaining("there is no readable");
    }
}
