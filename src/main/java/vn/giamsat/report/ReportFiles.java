package vn.giamsat.report;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AuditEntry;
import vn.giamsat.access.AuditNotes;
import vn.giamsat.access.Export;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.access.Viewer;
import vn.giamsat.registry.ProvinceView;
import vn.giamsat.registry.Provinces;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Reports as files: of one province, or all that the viewer sees with their sum. They are small
/// (63 provinces are some 100 KB), so each is made in one piece: a table of texts on the event
/// loop, what is laid out and compressed on a thread of Vert.x' workers. Event loop.
@ApplicationScoped
public class ReportFiles {
    private final DailyReports reports;
    private final Provinces provinces;
    private final AuditNotes notes;
    private final Vertx vertx;

    ReportFiles(DailyReports reports, Provinces provinces, AuditNotes notes, Vertx vertx) {
        this.reports = reports;
        this.provinces = provinces;
        this.notes = notes;
        this.vertx = vertx;
    }

    /// Which report.
    ///
    /// @param province key; null for all
    /// @param inVietnamese else in English; a PDF is a Vietnamese document either way
    public record Wanted(
            UUID campaignId, LocalDate day, @Nullable String province, boolean inVietnamese) {
        Export export(String format) {
            return Export.of(AuditEntry.Kind.DAILY_REPORT, Permission.READ_REPORTS)
                    .by("campaign", campaignId)
                    .by("day", day)
                    .by("province", province)
                    .as(format);
        }
    }

    /// @return fails with the problem NOT_FOUND when the viewer sees no report of the day
    public Multi<String> csv(Wanted wanted, Viewer viewer) {
        var file = content(wanted, viewer).map(it -> new ReportSheet(it).csv());
        return notes.exporting(wanted.export("csv"), viewer, file.toMulti());
    }

    /// As [#csv], as a spreadsheet.
    public Multi<byte[]> xlsx(Wanted wanted, Viewer viewer) {
        var file = content(wanted, viewer).chain(it -> aside(() -> new ReportSheet(it).xlsx()));
        return notes.exporting(wanted.export("xlsx"), viewer, file.toMulti());
    }

    /// As [#csv], as a document to be signed: the ministry's of all provinces for the nation only.
    ///
    /// @throws Problem INVALID_INPUT when somebody of several provinces names none
    public Multi<byte[]> pdf(Wanted wanted, Viewer viewer) {
        var signed = signed(wanted, viewer.scope(Permission.READ_REPORTS));
        var file = content(signed, viewer).chain(it -> aside(() -> new ReportPaper(it).pdf()));
        return notes.exporting(signed.export("pdf"), viewer, file.toMulti());
    }

    private Uni<byte[]> aside(Callable<byte[]> making) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(making, false).toCompletionStage());
    }

    private static Wanted signed(Wanted wanted, Scope scope) {
        var province = wanted.province();
        if (province == null && !(scope instanceof Scope.Nation)) {
            if (scope.provinces().size() != 1) {
                throw Problem.invalid(Violation.of("province", "not-null"));
            }
            province = scope.provinces().iterator().next();
        }
        return new Wanted(wanted.campaignId(), wanted.day(), province, true);
    }

    private Uni<ReportContent> content(Wanted wanted, Viewer viewer) {
        var words = new ReportWords(wanted.inVietnamese());
        var province = wanted.province();
        return provinces
                .all(null, viewer)
                .map(units -> names(units, wanted.inVietnamese()))
                .chain(
                        names ->
                                province == null
                                        ? reports.day(wanted.campaignId(), wanted.day(), viewer)
                                                .map(day -> all(day, words, names))
                                        : reports.one(
                                                        new ReportPlace(
                                                                wanted.campaignId(),
                                                                wanted.day(),
                                                                province),
                                                        viewer)
                                                .map(one -> single(one, words, names)));
    }

    private static Map<String, String> names(List<ProvinceView> units, boolean inVietnamese) {
        return units.stream()
                .collect(
                        Collectors.toMap(
                                ProvinceView::key, it -> inVietnamese ? it.nameVi() : it.nameEn()));
    }

    private static ReportContent single(
            DailyReportView report, ReportWords words, Map<String, String> names) {
        var name = names.getOrDefault(report.province(), report.province());
        var lines = new ReportLines(words).of(report.figures(), report.changes());
        var state = words.state(report.state());
        return new ReportContent(
                words,
                report.day(),
                report.cutOff(),
                name,
                List.of(new ReportContent.Part(report.province(), name, state, lines)),
                report.figures(),
                report.remarks());
    }

    private static ReportContent all(ReportDay day, ReportWords words, Map<String, String> names) {
        var lines = new ReportLines(words);
        var parts = new ArrayList<ReportContent.Part>();
        parts.add(
                new ReportContent.Part(
                        "",
                        words.either("Tổng hợp", "Total"),
                        received(day, words),
                        total(day, lines)));
        for (var it : day.provinces()) {
            var name = names.getOrDefault(it.province(), it.province());
            var state =
                    it.confirmed()
                            ? words.state(it.state())
                            : words.state(ReportStateName.COMPUTED);
            parts.add(new ReportContent.Part(it.province(), name, state, lines.of(it.figures())));
        }
        return new ReportContent(words, day.day(), day.cutOff(), null, parts, day.total(), "");
    }

    private static String received(ReportDay day, ReportWords words) {
        return words.either("đã nhận %d/%d", "received %d of %d")
                .formatted(day.received(), day.expected());
    }

    private static List<ReportLine> total(ReportDay day, ReportLines lines) {
        var words = lines.words();
        var group = words.either("Tình hình báo cáo", "Reports");
        var all = new ArrayList<ReportLine>();
        all.add(
                ReportLine.of(
                        group, words.either("Tỉnh phải báo cáo", "Expected"), day.expected()));
        all.add(ReportLine.of(group, words.either("Đã nhận", "Received"), day.received()));
        all.add(ReportLine.of(group, words.either("Đúng hạn", "On time"), day.onTime()));
        all.add(ReportLine.of(group, words.either("Đã tiếp nhận", "Accepted"), day.accepted()));
        all.addAll(lines.of(day.total()));
        return all;
    }
}
