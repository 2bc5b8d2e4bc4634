package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AppointmentFilter;
import vn.giamsat.access.Role;

/// The filters of the list of contacts, as query parameters.
public record AppointmentQuery(
        @QueryParam("province") @Nullable String province,
        @QueryParam("role") @Nullable String role,
        @QueryParam("facility") @Nullable UUID facility,
        @Parameter(
                        description = "Ended ones too",
                        schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                @QueryParam("ended")
                @Nullable String ended,
        @Parameter(description = "Part of the person's name") @QueryParam("text")
                @Nullable String text) {
    AppointmentFilter filter() {
        return new AppointmentFilter(
                province,
                Choice.of("role", role, Role.class),
                facility,
                Choice.flag("ended", ended),
                text);
    }
}
