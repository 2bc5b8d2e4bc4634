package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Ids;
import vn.giamsat.shared.InputCheck;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Turns;
import vn.giamsat.shared.Violation;

/// The common way of imports: read every line, judge every line, store all or none. Runs on the
/// event loop in small turns, so that 10,000 lines hold nobody up.
@ApplicationScoped
class BulkImport {
    static final int MAX_LINES = 10_000;
    private static final int LINES_PER_TURN = 200;

    private final ScopedTransaction transactions;
    private final InputCheck check;

    BulkImport(ScopedTransaction transactions, InputCheck check) {
        this.transactions = transactions;
        this.check = check;
    }

    /// @throws Problem INVALID_INPUT for a text that is no table, TOO_LARGE for more than 10,000
    ///     lines
    <D> Uni<ImportReport> run(Source<D> source, String csv, boolean dryRun, Viewer viewer) {
        return run(source, CsvTable.of(csv, source.columns()), dryRun, viewer);
    }

    /// @throws Problem TOO_LARGE for more than 10,000 lines
    <D> Uni<ImportReport> run(
            Source<D> source, Iterator<ImportedLine> table, boolean dryRun, Viewer viewer) {
        var lines = new ArrayList<ImportLine<D>>();
        var ids = ClientIds.of(viewer, viewer.scope(source.permission()));
        return Turns.each(
                        table,
                        LINES_PER_TURN,
                        line -> lines.add(read(source, line, lines.size(), ids)))
                .invoke(() -> rejectDoubles(lines, "id", line -> line.id))
                .chain(
                        () ->
                                transactions.bulk(
                                        viewer,
                                        source.permission(),
                                        connection -> {
                                            var step = new ImportStep<>(connection, lines, viewer);
                                            return source.judge(step)
                                                    .chain(() -> concluded(source, step, dryRun));
                                        }))
                .onFailure(NothingStored.class)
                .recoverWithItem(nothing -> ((NothingStored) nothing).report);
    }

    /// What is not to be stored is rolled back: judging may have tried to.
    private <D> Uni<ImportReport> concluded(Source<D> source, ImportStep<D> step, boolean dryRun) {
        var store = !dryRun && step.lines().stream().allMatch(ImportLine::accepted);
        var report =
                ImportReport.of(
                        dryRun, store, step.lines().stream().map(ImportLine::verdict).toList());
        return store
                ? source.store(step).replaceWith(report)
                : Uni.createFrom().failure(new NothingStored(report));
    }

    /// Ends the transaction without its effects.
    private static final class NothingStored extends RuntimeException {
        private final transient ImportReport report;

        NothingStored(ImportReport report) {
            super("nothing is stored", null, false, false);
            this.report = report;
        }
    }

    private <D> ImportLine<D> read(Source<D> source, ImportedLine line, int before, ClientIds ids) {
        if (before >= MAX_LINES) {
            throw new Problem(ErrorCode.TOO_LARGE, "more than " + MAX_LINES + " lines");
        }
        var cells = line.cells();
        var given = cells.id("id");
        if (given != null) {
            ids.fault("id", given).ifPresent(cells.violations()::add);
        }
        var draft = source.draft(cells);
        var imported =
                new ImportLine<>(
                        line.number(),
                        given == null ? Ids.fresh() : given,
                        draft,
                        cells.violations());
        if (imported.accepted()) {
            check.violations(draft).stream()
                    .map(broken -> broken.on(source.column(broken.field())))
                    .forEach(imported::reject);
        }
        return imported;
    }

    /// Rejects lines that repeat what an earlier line has.
    static <D, K> void rejectDoubles(
            List<ImportLine<D>> lines, String column, Function<ImportLine<D>, @Nullable K> key) {
        Map<K, Integer> seen = new HashMap<>();
        for (var line : lines) {
            var value = key.apply(line);
            var earlier = value == null ? null : seen.putIfAbsent(value, line.number);
            if (earlier != null) {
                line.reject(Violation.of(column, "double", "line", earlier));
            }
        }
    }

    /// What differs between the things that are imported.
    interface Source<D> {
        /// What the viewer needs, and where: lines elsewhere are refused.
        Permission permission();

        Set<String> columns();

        D draft(CsvCells cells);

        /// The column that a property of the draft comes from.
        String column(String property);

        /// Rejects what the database knows better.
        Uni<Void> judge(ImportStep<D> step);

        Uni<Void> store(ImportStep<D> step);
    }
}
