package vn.giamsat.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.digest.DigestFixture.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.access.Viewer;
import vn.giamsat.notice.Outcome;
import vn.giamsat.notice.Outcome.Result;

/// Letters that wait for the SMTP server.
class MailRouteTest {
    private static DigestFixture here;
    private static Viewer.Person hoa;

    @BeforeAll
    static void start() {
        here = new DigestFixture();
        hoa = here.operator("hoa", "2021-24");
        here.failing("Trường Vân Trung", "2021-24");
    }

    @AfterAll
    static void stop() {
        here.close();
    }

    @BeforeEach
    void compose() {
        here.database.owner.execute(
                "delete from digest; update appointment set valid_to = null;"
                        + " update person set email = 'hoa@example.vn', subject = 'hoa'");
        await(here.digests.choose(new DigestDraft(true, null), hoa));
        here.nextDay();
        await(here.round().go());
    }

    @Test
    void isHandedOverWithTheSameIdWhenAReplicaWasKilledAndNotBefore() {
        // Given
        var lease = DigestFixture.CONFIG.lease();
        var lost = await(here.route.claim(9, here.now())).getFirst();
        // When
        var soon = await(here.route.claim(9, here.now().plus(lease).minusMillis(1)));
        var again = await(here.route.claim(9, here.now().plus(lease))).getFirst();
        // Then
        assertThat(soon).isEmpty();
        assertThat(again.id()).isEqualTo(lost.id());
        assertThat(again.letter()).isEqualTo(lost.letter());
        assertThat(again.tries()).isEqualTo(2);
        assertThat(again.stillTheirs()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update appointment set valid_to = valid_from + interval '1 day'",
                "update person set email = 'other@example.vn'",
                "update person set subject = null",
                "update digest set wanted = false"
            })
    void isWithdrawnWhenItIsNotTheAddresseesToKnowOrNotWanted(String change) {
        // Given
        here.database.owner.execute(change);
        // When
        var claimed = await(here.route.claim(9, here.now())).getFirst();
        // Then
        assertThat(claimed.stillTheirs()).isFalse();
        assertThat(await(here.route.carry(claimed))).isEqualTo(Outcome.without(Result.WITHDRAWN));
    }
}
