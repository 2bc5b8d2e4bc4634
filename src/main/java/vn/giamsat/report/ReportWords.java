package vn.giamsat.report;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import vn.giamsat.campaign.StepName;
import vn.giamsat.registry.FacilityKind;

/// What things are called on paper and in tables, in Vietnamese or English.
record ReportWords(boolean inVietnamese) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    String either(String vietnamese, String english) {
        return inVietnamese ? vietnamese : english;
    }

    String step(StepName step) {
        return switch (step) {
            case LISTED -> either("Đã lập danh sách", "Listed");
            case CONTACT_APPOINTED -> either("Đã cử đầu mối", "Contact appointed");
            case SURVEYED -> either("Đã khảo sát", "Surveyed");
            case PLAN_PROPOSED -> either("Đã trình phương án", "Plan proposed");
            case PLAN_AGREED -> either("Đã thống nhất phương án", "Plan agreed");
            case CONNECTING -> either("Đang kết nối", "Connecting");
            case CONNECTED -> either("Đã kết nối", "Connected");
            case CANNOT_CONNECT -> either("Không thể kết nối", "Cannot connect");
            case EXEMPT -> either("Được miễn", "Exempt");
        };
    }

    String kind(FacilityKind kind) {
        return switch (kind) {
            case MILITARY -> either("quân đội", "military");
            case DORMITORY -> either("ký túc xá", "dormitory");
            case HOTEL -> either("khách sạn", "hotel");
            case HEALTH -> either("cơ sở y tế", "health");
            case SCHOOL -> either("trường học", "school");
            case OTHER -> either("khác", "other");
        };
    }

    String state(ReportStateName state) {
        return switch (state) {
            case COMPUTED -> either("chưa xác nhận", "not confirmed");
            case REVIEWED -> either("đang rà soát", "in review");
            case SUBMITTED -> either("đã gửi", "submitted");
            case ACCEPTED -> either("đã tiếp nhận", "accepted");
            case RETURNED -> either("bị trả lại", "returned");
            case LAPSED -> either("hết hạn đính chính", "correction lapsed");
        };
    }

    /// As on a phone; kinds that this version does not know keep their name.
    String status(String kind) {
        return switch (kind) {
            case "POWER_CUT" -> either("Mất điện", "Power cut");
            case "INTERNET_OUTAGE" -> either("Mất mạng", "Internet outage");
            case "CAMERA_MOVED" -> either("Camera bị di chuyển", "Camera moved");
            case "CAMERA_COVERED" -> either("Camera bị che", "Camera covered");
            case "CAMERA_BROKEN" -> either("Camera hỏng", "Camera broken");
            case "MAINTENANCE" -> either("Bảo trì", "Maintenance");
            case "ALL_NORMAL" -> either("Bình thường", "All normal");
            default -> kind;
        };
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(ReportCalendar.VIETNAM));
    }
}
