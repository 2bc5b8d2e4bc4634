package vn.giamsat.campaign;

import java.util.List;
import java.util.UUID;

/// A facility that has fewer verified cameras than the order asks for ("phải có camera đủ").
///
/// @param zones required against verified points, those with enough among them
public record ShortfallView(
        UUID facilityId, String facilityName, String province, List<ZonePoints> zones) {
    public ShortfallView {
        zones = List.copyOf(zones);
    }
}
