package vn.giamsat.report;

import java.util.function.ToLongFunction;
import vn.giamsat.campaign.StepName;

/// The figures that are compared from day to day, in the order of a report.
public enum FigureName {
    FACILITIES("Cơ sở cách ly", "Facilities", Figures::facilities),
    CONTACTS_NAMED("Đã cử đầu mối", "Contacts named", Figures::contactsNamed),
    SURVEYED("Đã khảo sát", "Surveyed", Figures::surveyed),
    PLANS_PROPOSED("Đã trình phương án kết nối", "Plans proposed", Figures::plansProposed),
    PLANS_AGREED("Đã thống nhất phương án kết nối", "Plans agreed", Figures::plansAgreed),
    CONNECTED("Đã kết nối", "Connected", figures -> figures.at(StepName.CONNECTED)),
    CANNOT_CONNECT(
            "Không thể kết nối", "Cannot connect", figures -> figures.at(StepName.CANNOT_CONNECT)),
    EXEMPT("Được miễn", "Exempt", figures -> figures.at(StepName.EXEMPT)),
    CAMERAS_REQUIRED("Điểm camera cần có", "Camera points required", Figures::camerasRequired),
    CAMERAS_REGISTERED("Camera đã đăng ký", "Cameras registered", Figures::camerasRegistered),
    CAMERAS_IN_SERVICE("Camera đang hoạt động", "Cameras in service", Figures::camerasInService),
    CAMERAS_VERIFIED("Camera đã xác minh có hình", "Cameras verified", Figures::camerasVerified),
    INCIDENTS("Sự cố trong ngày", "Incidents of the day", Figures::incidents),
    OPEN_INCIDENTS("Sự cố chưa khắc phục", "Open incidents", Figures::openIncidents);

    private final String vietnamese;
    private final String english;
    private final ToLongFunction<Figures> value;

    FigureName(String vietnamese, String english, ToLongFunction<Figures> value) {
        this.vietnamese = vietnamese;
        this.english = english;
        this.value = value;
    }

    String called(boolean inVietnamese) {
        return inVietnamese ? vietnamese : english;
    }

    long of(Figures figures) {
        return value.applyAsLong(figures);
    }
}
