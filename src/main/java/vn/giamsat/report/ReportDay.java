package vn.giamsat.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/// The reports of a day within an order, as far as the viewer sees provinces: all for the ministry.
///
/// @param expected provinces that report
/// @param received of them have submitted; on time, accepted likewise
/// @param total the figures of all together; of those that are not confirmed as computed
/// @param provinces by key
public record ReportDay(
        UUID campaignId,
        LocalDate day,
        Instant cutOff,
        int expected,
        int received,
        int onTime,
        int accepted,
        Figures total,
        List<ProvinceReport> provinces) {
    public ReportDay {
        provinces = List.copyOf(provinces);
    }

    static ReportDay of(UUID campaignId, ReportingDay day, List<ProvinceReport> provinces) {
        return new ReportDay(
                campaignId,
                day.day(),
                day.cutOff(),
                provinces.size(),
                count(provinces, ProvinceReport::received),
                count(provinces, ProvinceReport::onTime),
                count(provinces, ProvinceReport::accepted),
                Figures.together(provinces.stream().map(ProvinceReport::figures).toList()),
                provinces);
    }

    private static int count(List<ProvinceReport> provinces, Predicate<ProvinceReport> which) {
        return (int) provinces.stream().filter(which).count();
    }
}
