package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Role;
import vn.giamsat.registry.AppointmentImport;
import vn.giamsat.registry.CameraImport;
import vn.giamsat.registry.FacilityImport;
import vn.giamsat.registry.ImportReport;
import vn.giamsat.shared.Utf8;

/// Imports over HTTP: a verdict per line, and all lines or none.
@Path("/api/v1/imports")
@Tag(name = "bulk")
@RolesAllowed(Role.FACILITY_EDITORS)
@Consumes("text/csv")
public class ImportResource {
    private final FacilityImport facilities;
    private final CameraImport cameras;
    private final AppointmentImport appointments;
    private final Answers answers;
    private final Rations rations;

    ImportResource(
            FacilityImport facilities,
            CameraImport cameras,
            AppointmentImport appointments,
            Answers answers,
            Rations rations) {
        this.facilities = facilities;
        this.cameras = cameras;
        this.appointments = appointments;
        this.answers = answers;
        this.rations = rations;
    }

    @POST
    @Once
    @Path("/facilities")
    @Operation(summary = "Import up to 10,000 facilities (UTF-8, header row)")
    @RequestBody(
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ImportReport.class)))
    public Uni<Response> facilities(
            byte[] csv,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    @Nullable String dryRun) {
        var person = rations.spend(Deed.IMPORT);
        return facilities
                .run(Utf8.text(csv), Choice.flag("dryRun", dryRun), person)
                .map(this::answer);
    }

    @POST
    @Once
    @Path("/cameras")
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Operation(summary = "Import up to 10,000 cameras (UTF-8, header row)")
    @RequestBody(
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ImportReport.class)))
    public Uni<Response> cameras(
            byte[] csv,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    @Nullable String dryRun) {
        var person = rations.spend(Deed.IMPORT);
        return cameras.run(Utf8.text(csv), Choice.flag("dryRun", dryRun), person).map(this::answer);
    }

    @POST
    @Once
    @Path("/appointments")
    @RolesAllowed(Role.APPOINTERS)
    @Consumes({"text/csv", ExportResource.SPREADSHEET, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            summary = "Import a list of contacts of up to 10,000 lines: CSV (UTF-8) or XLSX",
            description =
                    "The bytes say which it is. Whoever does the same at the same place already is"
                            + " left as he is, or gets the end that the line names.")
    @RequestBody(
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = ExportResource.SPREADSHEET,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ImportReport.class)))
    public Uni<Response> appointments(
            byte @Nullable [] file,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    @Nullable String dryRun) {
        return appointments
                .run(
                        file == null ? new byte[0] : file,
                        Choice.flag("dryRun", dryRun),
                        rations.spend(Deed.IMPORT))
                .map(this::answer);
    }

    private Response answer(ImportReport report) {
        return report.dryRun() || report.committed()
                ? Response.ok(report).type("application/json").build()
                : answers.rejected(report);
    }
}
