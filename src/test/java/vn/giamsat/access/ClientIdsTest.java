package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

class ClientIdsTest {
    private static final UUID PERSON = UUID.fromString("01930000-0000-7000-8000-0000000000a1");
    private static final Scope BAC_GIANG = new Scope.Provinces(Set.of("2021-24"));
    private static final Viewer.Person OPERATOR = person(PERSON, "login");
    private static final UUID FOREIGN = UUID.fromString("01930000-0000-7000-8000-00000000fa00");

    /// Computed by other means: `printf 'giamsat id node 01930000-…-0000000000a1' | sha256sum`.
    @Test
    void hasANodeThatStaysWhateverTheLogin() {
        assertThat(ClientIds.node(OPERATOR))
                .isEqualTo(ClientIds.node(person(PERSON, "another login")))
                .isEqualTo("41f22240b1a3");
        assertThat(ClientIds.node(person(UUID.randomUUID(), "login"))).isNotEqualTo("41f22240b1a3");
        assertThat(ClientIds.node(person(null, "login"))).hasSize(12);
    }

    @Test
    void takesIdsOfAnyVersionThatEndInIt() {
        for (var text : List.of("01930000-0000-7000-8000-", "0193fe00-12ab-4cde-9001-")) {
            var id = UUID.fromString(text + ClientIds.node(OPERATOR));
            assertThat(ClientIds.given(id, OPERATOR, BAC_GIANG)).isEqualTo(id);
            ClientIds.demandOwn("photoId", id, OPERATOR);
        }
        assertThat(ClientIds.given(null, OPERATOR, BAC_GIANG).version()).isEqualTo(7);
    }

    @Test
    void refusesAllOthers() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> ClientIds.given(FOREIGN, OPERATOR, BAC_GIANG))
                .satisfies(told -> assertThat(told.violations()).isEqualTo(foreign("id")));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> ClientIds.demandOwn("photoId", FOREIGN, OPERATOR))
                .satisfies(told -> assertThat(told.violations()).isEqualTo(foreign("photoId")));
    }

    private static List<Violation> foreign(String field) {
        return List.of(Violation.of(field, "own-id"));
    }

    @Test
    void takesAnyWhereNoRowIsOutOfScope() {
        assertThat(ClientIds.given(FOREIGN, OPERATOR, new Scope.Nation())).isEqualTo(FOREIGN);
        assertThat(ClientIds.given(FOREIGN, OPERATOR, new Scope.Administration()))
                .isEqualTo(FOREIGN);
        assertThat(ClientIds.given(FOREIGN, new Viewer.Prober(), BAC_GIANG)).isEqualTo(FOREIGN);
    }

    private static Viewer.Person person(UUID id, String subject) {
        return new Viewer.Person(id, subject, "Ai đó", List.of(), null, Origin.NONE);
    }
}
