package vn.giamsat.api.rest;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.registry.AppointmentExport;
import vn.giamsat.registry.CameraExport;
import vn.giamsat.registry.FacilityExport;

/// Exports over HTTP, written while they are read.
@Path("/api/v1/exports")
@Tag(name = "bulk")
@RolesAllowed(Role.READERS)
public class ExportResource {
    static final String SPREADSHEET =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final FacilityExport facilities;
    private final CameraExport cameras;
    private final AppointmentExport appointments;
    private final Answers answers;
    private final Rations rations;
    private final Downloads downloads;

    ExportResource(
            FacilityExport facilities,
            CameraExport cameras,
            AppointmentExport appointments,
            Answers answers,
            Rations rations,
            Downloads downloads) {
        this.facilities = facilities;
        this.cameras = cameras;
        this.appointments = appointments;
        this.answers = answers;
        this.rations = rations;
        this.downloads = downloads;
    }

    @GET
    @Path("/facilities.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(summary = "The facilities that you may see, in the columns of the import")
    public Multi<String> facilities(@BeanParam FacilityQuery query) {
        return downloads.file(
                "facilities.csv",
                Permission.READ,
                facilities.csv(query.filter(), rations.spend(Deed.EXPORT)));
    }

    @GET
    @Path("/cameras.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(
            summary =
                    "The cameras that you may see, without credentials, in the columns of the"
                            + " import")
    public Multi<String> cameras(@BeanParam CameraQuery query) {
        return downloads.file(
                "cameras.csv",
                Permission.READ,
                cameras.csv(query.filter(), rations.spend(Deed.EXPORT)));
    }

    @GET
    @Path("/appointments.csv")
    @RolesAllowed(Role.PEOPLE_READERS)
    @Produces("text/csv;charset=UTF-8")
    @Operation(
            summary =
                    "The list of contacts that you may see, in the columns of the import, in the"
                            + " language of Accept-Language")
    public Multi<String> appointments(@BeanParam AppointmentQuery query) {
        return downloads.file(
                "appointments.csv",
                Permission.READ_PEOPLE,
                appointments.csv(query.filter(), inVietnamese(), rations.spend(Deed.EXPORT)));
    }

    @GET
    @Path("/appointments.xlsx")
    @RolesAllowed(Role.PEOPLE_READERS)
    @Produces(SPREADSHEET)
    @Operation(summary = "The same as a spreadsheet")
    public Multi<byte[]> appointmentSheet(@BeanParam AppointmentQuery query) {
        return downloads.file(
                "appointments.xlsx",
                Permission.READ_PEOPLE,
                appointments.xlsx(query.filter(), inVietnamese(), rations.spend(Deed.EXPORT)));
    }

    private boolean inVietnamese() {
        return answers.texts().language().equals("vi");
    }
}
