package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

class ClientIdsTest {
    private static final Scope NATION = new Scope.Nation();
    private static final Scope BAC_GIANG = new Scope.Provinces(Set.of("2021-24"));
    private static final Viewer.Person SOMEBODY = person(UUID.randomUUID(), "login");
    private static final UUID FOREIGN = UUID.fromString("01930000-0000-7000-8000-00000000fa00");

    /// Computed by other means: `printf 'giamsat id node login' | sha256sum`.
    private static final String NODE = "17d27b1e1a2d";

    /// A person who is in two lists is called by the one or the other, as appointments begin and
    /// end.
    @Test
    void hasANodeThatStaysWhateverThePersonIsCalledBy() {
        assertThat(ClientIds.node(SOMEBODY))
                .isEqualTo(NODE)
                .isEqualTo(ClientIds.node(person(UUID.randomUUID(), "login")))
                .isEqualTo(ClientIds.node(person(null, "login")))
                .isNotEqualTo(ClientIds.node(person(SOMEBODY.id(), "another login")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01930000-0000-7000-8000-",
                "0193fe00-12ab-4cde-9001-",
                "0193fe00-12ab-8cde-bfff-"
            })
    void takesIdsOfAnyVersionThatEndInIt(String front) {
        var id = UUID.fromString(front + NODE);
        assertThat(ClientIds.of(SOMEBODY, BAC_GIANG).given(id)).isEqualTo(id);
        assertThat(ClientIds.own(SOMEBODY).fault("photoId", id)).isEmpty();
    }

    @Test
    void makesOneWhereTheClientMadeNone() {
        assertThat(ClientIds.of(SOMEBODY, BAC_GIANG).given(null).version()).isEqualTo(7);
    }

    @Test
    void refusesAllOthers() {
        var ids = ClientIds.of(SOMEBODY, BAC_GIANG);
        var told = Violation.of("id", "own-id");
        assertThat(ids.fault("id", FOREIGN)).contains(told);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> ids.given(FOREIGN))
                .satisfies(refused -> assertThat(refused.violations()).isEqualTo(List.of(told)));
    }

    @Test
    void takesAnyWhereNoRowIsOutOfScope() {
        var administrator = new Viewer.Administrator(SOMEBODY);
        assertThat(ClientIds.of(SOMEBODY, NATION).given(FOREIGN)).isEqualTo(FOREIGN);
        assertThat(ClientIds.of(administrator, new Scope.Administration()).given(FOREIGN))
                .isEqualTo(FOREIGN);
        assertThat(ClientIds.of(new Viewer.Keeper(), BAC_GIANG).given(FOREIGN)).isEqualTo(FOREIGN);
        assertThat(ClientIds.own(SOMEBODY).fault("photoId", FOREIGN)).isPresent();
    }

    private static Viewer.Person person(UUID id, String subject) {
        return new Viewer.Person(id, subject, "Ai đó", List.of(), null, Origin.NONE);
    }
}
