package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Moment;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.field.SyncPlace.Following;
import vn.giamsat.field.SyncPlace.Listing;
import vn.giamsat.shared.Problem;

/// Keeps copies on phones the same as what their holders may see: first everything, then what
/// changed. A client that applies each answer in order holds exactly what the viewer may see as
/// soon as an answer says that there is no more. Each question is one transaction that sees one
/// moment; where nothing changed it has one statement. Event loop.
@ApplicationScoped
public class Sync {
    private final ScopedTransaction transactions;
    private final ChangeFeed feed;
    private final ChangeReader reader;

    Sync(ScopedTransaction transactions, ChangeFeed feed, ChangeReader reader) {
        this.transactions = transactions;
        this.feed = feed;
        this.reader = reader;
    }

    /// What changed since the token was given. Without one, or with one that was given to somebody
    /// else or when the viewer might see other rows, everything from the beginning.
    ///
    /// @param limit how many things at most, also of those that are gone
    /// @throws Problem INVALID_CURSOR for a token that is none of ours, SYNC_TOKEN_EXPIRED
    public Uni<SyncView> since(@Nullable String token, int limit, Viewer.Person viewer) {
        var asked = new Question(viewer, limit, TaskKind.byStep(viewer));
        var held = token == null ? null : SyncToken.parse(token);
        return transactions.moment(
                viewer,
                moment ->
                        held == null || !held.isOf(viewer)
                                ? begun(asked, moment)
                                : goneOn(held.place(), asked, moment));
    }

    private Uni<SyncView> begun(Question asked, Moment moment) {
        return feed.now(moment)
                .map(now -> Listing.from(now.transaction()))
                .chain(start -> listed(start, true, asked, moment));
    }

    private Uni<SyncView> goneOn(SyncPlace place, Question asked, Moment moment) {
        return switch (place) {
            case Listing from ->
                    feed.known(from, moment).chain(known -> listed(known, false, asked, moment));
            case Following from ->
                    feed.latest(from, kinds(asked.tasks()), asked.limit(), moment)
                            .chain(stretch -> told(stretch, false, asked, moment));
        };
    }

    private Uni<SyncView> listed(Listing from, boolean reset, Question asked, Moment moment) {
        var steps = asked.tasks().keySet().toArray(String[]::new);
        return feed.listed(from, steps, asked.limit(), moment)
                .chain(stretch -> told(stretch, reset, asked, moment));
    }

    private Uni<SyncView> told(
            ChangeStretch stretch, boolean reset, Question asked, Moment moment) {
        return reader.read(stretch.changes(), asked.tasks(), moment)
                .map(rows -> view(stretch, rows, reset, asked.viewer()));
    }

    private static SyncView view(
            ChangeStretch stretch, ChangedRows rows, boolean reset, Viewer.Person viewer) {
        return new SyncView(
                reset,
                rows.facilities(),
                rows.cameras(),
                rows.health(),
                rows.incidents(),
                rows.tasks(),
                rows.removed(stretch.changes()),
                stretch.more(),
                SyncToken.of(viewer, stretch.next()).text());
    }

    /// Who has nothing to do is not told that tasks of others are done.
    static List<ChangeKind> kinds(Map<String, TaskKind> tasks) {
        return Arrays.stream(ChangeKind.values())
                .filter(kind -> kind != ChangeKind.TASK || !tasks.isEmpty())
                .toList();
    }

    /// @param tasks what steps ask of the viewer
    private record Question(Viewer.Person viewer, int limit, Map<String, TaskKind> tasks) {}
}
