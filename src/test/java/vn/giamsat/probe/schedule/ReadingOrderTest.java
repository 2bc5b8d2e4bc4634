package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.registry.ProbeTargets.Watched;

class ReadingOrderTest {
    private static final List<Watched> LAST_PAGE = List.of();

    private final ReadingOrder order = new ReadingOrder();

    @Test
    void readsTakenShardsToTheirEndThenTheReview() {
        // Given
        var review = Wanted.Review.atOnce();
        order.begin(review);
        order.take(Set.of(1, 2));
        // When
        var taken = nextTaken();
        order.take(Set.of(3));
        read(taken, page());
        var again = nextTaken();
        read(again, LAST_PAGE);
        var later = nextTaken();
        read(later, LAST_PAGE);
        // Then
        assertThat(again).isSameAs(taken);
        assertThat(taken.shards()).containsExactlyInAnyOrder(1, 2);
        assertThat(later.shards()).containsExactly(3);
        assertThat(order.next()).isSameAs(review);
        assertThat(order.next()).isNull();
    }

    @Test
    void readsWhatChangedBetweenPagesAndAPageBetweenWhatChanged() {
        // Given
        order.take(Set.of(1));
        var ids = Collections.nCopies(1_001, 0).stream().map(it -> UUID.randomUUID()).toList();
        // When
        assertThat(order.add(ids)).isTrue();
        assertThat(order.add(List.of(UUID.randomUUID()))).isFalse();
        // Then
        read(nextTaken(), page());
        assertThat(order.next()).isEqualTo(new Wanted.Changed(ids.subList(0, 1_000)));
        read(nextTaken(), page());
        assertThat(order.next()).isInstanceOf(Wanted.Changed.class);
        read(nextTaken(), page());
        read(nextTaken(), LAST_PAGE);
        assertThat(order.next()).isNull();
    }

    @Test
    void letsOthersThroughWhileShardsThatCouldNotBeReadWait() {
        // Given
        order.take(Set.of(1));
        order.begin(Wanted.Review.atOnce());
        // When
        var failed = nextTaken();
        // Then
        assertThat(order.next()).isSameAs(order.review());
        order.add(List.of(UUID.randomUUID()));
        assertThat(order.next()).isInstanceOf(Wanted.Changed.class);
        assertThat(order.next()).isNull();
        failed.pages().due();
        assertThat(order.next()).isSameAs(failed);
    }

    @Test
    void readsShardsThatWereTakenLaterWhileOthersThatCouldNotBeReadWait() {
        // Given
        order.take(Set.of(1));
        var failed = nextTaken();
        // When
        order.take(Set.of(2));
        var later = nextTaken();
        // Then
        assertThat(later.shards()).containsExactly(2);
        failed.pages().due();
        assertThat(order.next()).isSameAs(failed);
    }

    @Test
    void knowsWhetherAnythingWasReadThatMayHaveChangedUnheard() {
        order.begin(Wanted.Review.inTurn());
        assertThat(order.next()).isNull();
        assertThat(order.isBegun()).isFalse();
        order.take(Set.of(1));
        assertThat(order.next()).isNotNull();
        assertThat(order.isBegun()).isTrue();
    }

    private Wanted.Taken nextTaken() {
        return (Wanted.Taken) order.next();
    }

    private void read(Wanted.Taken shards, List<Watched> page) {
        shards.pages().came(page);
        order.came(shards);
    }

    private static List<Watched> page() {
        return Collections.nCopies(TargetReader.PAGE, Watches.camera(1));
    }
}
