package vn.giamsat.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// How an order came along day by day, province by province, as far as the viewer sees provinces:
/// who is appointed for single facilities sees none.
///
/// @param from first day that was asked for; `to` is the last
public record CampaignHistory(
        UUID campaignId, LocalDate from, LocalDate to, List<ProvinceHistory> provinces) {
    public CampaignHistory {
        provinces = List.copyOf(provinces);
    }
}
