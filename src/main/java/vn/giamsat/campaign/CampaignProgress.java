package vn.giamsat.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// How far an order is, province by province.
///
/// @param today in Vietnam (Asia/Ho_Chi_Minh), as the figures are of
public record CampaignProgress(
        UUID campaignId, LocalDate deadline, LocalDate today, List<ProvinceProgress> provinces) {
    public CampaignProgress {
        provinces = List.copyOf(provinces);
    }
}
