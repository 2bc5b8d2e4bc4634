package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Role;
import vn.giamsat.api.rest.ProblemBody.BrokenRule;
import vn.giamsat.registry.CameraImport;
import vn.giamsat.registry.FacilityImport;
import vn.giamsat.registry.ImportReport;
import vn.giamsat.registry.LineVerdict;
import vn.giamsat.shared.Texts;

/// Imports of CSV texts. A report with `committed: false` says that nothing was stored; broken
/// rules are told in the reader's language, as in REST.
@GraphQLApi
@RolesAllowed(Role.FACILITY_EDITORS)
public class BulkCommands {
    private final FacilityImport facilities;
    private final CameraImport cameras;
    private final Asking asking;

    BulkCommands(FacilityImport facilities, CameraImport cameras, Asking asking) {
        this.facilities = facilities;
        this.cameras = cameras;
        this.asking = asking;
    }

    @Mutation
    @Description(
            "Import facilities, all lines or none; a question may have 256 KB, larger files go over"
                    + " REST")
    public Uni<Imported> importFacilities(
            @NonNull String csv, @DefaultValue("false") boolean dryRun) {
        var texts = asking.texts();
        return asking.answer(Deed.IMPORT, viewer -> facilities.run(csv, dryRun, viewer))
                .map(report -> Imported.of(report, texts));
    }

    @Mutation
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Description(
            "Import cameras, all lines or none; a question may have 256 KB, larger files go over"
                    + " REST")
    public Uni<Imported> importCameras(@NonNull String csv, @DefaultValue("false") boolean dryRun) {
        var texts = asking.texts();
        return asking.answer(Deed.IMPORT, viewer -> cameras.run(csv, dryRun, viewer))
                .map(report -> Imported.of(report, texts));
    }

    /// What an import found.
    public record Imported(
            boolean dryRun,
            boolean committed,
            int lines,
            int accepted,
            int rejected,
            int changed,
            int unchanged,
            List<ImportedLine> verdicts) {
        static Imported of(ImportReport report, Texts texts) {
            return new Imported(
                    report.dryRun(),
                    report.committed(),
                    report.lines(),
                    report.accepted(),
                    report.rejected(),
                    report.changed(),
                    report.unchanged(),
                    report.verdicts().stream()
                            .map(verdict -> ImportedLine.of(verdict, texts))
                            .toList());
        }
    }

    /// The verdict on one line.
    public record ImportedLine(
            int line,
            @Nullable UUID id,
            boolean accepted,
            LineVerdict.Effect effect,
            List<BrokenRule> violations) {
        static ImportedLine of(LineVerdict verdict, Texts texts) {
            return new ImportedLine(
                    verdict.line(),
                    verdict.id(),
                    verdict.accepted(),
                    verdict.effect(),
                    verdict.violations().stream()
                            .map(broken -> BrokenRule.of(broken, texts))
                            .toList());
        }
    }
}
