package vn.giamsat.registry;

import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.AppointmentDraft;

/// A line of the list of contacts.
///
/// @param appointment without a province where a facility is named: the facility's own counts
/// @param writtenProvince what the line says beside the facility; must be the facility's
record ListedAppointment(@Valid AppointmentDraft appointment, @Nullable String writtenProvince) {
    /// Whether both say that somebody does the same at the same place, whenever.
    ///
    /// @param province of the facility where one is named
    boolean says(Appointment held, @Nullable String province) {
        var area = held.area();
        return held.role() == appointment.role()
                && Objects.equals(area.province(), province)
                && Objects.equals(area.enterprise(), appointment.enterprise())
                && Objects.equals(area.facilityId(), appointment.facilityId());
    }

    /// Where it is to hold, for comparing.
    List<@Nullable Object> place(@Nullable String province) {
        return Arrays.asList(province, appointment.enterprise(), appointment.facilityId());
    }
}
