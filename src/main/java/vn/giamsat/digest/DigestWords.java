package vn.giamsat.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import vn.giamsat.campaign.StepName;
import vn.giamsat.digest.DigestNews.Where;
import vn.giamsat.field.TaskKind;
import vn.giamsat.health.IncidentKind;

/// What things are called in letters, in Vietnamese or English.
record DigestWords(boolean inVietnamese) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    String either(String vietnamese, String english) {
        return inVietnamese ? vietnamese : english;
    }

    String incident(IncidentKind kind) {
        return switch (kind) {
            case DOWN -> either("mất hình", "down");
            case DEGRADED -> either("hình kém", "degraded");
            case FLAPPING -> either("chập chờn", "flapping");
        };
    }

    String where(Where it) {
        return switch (it.level()) {
            case CAMERA -> "%s, %s".formatted(it.place(), it.camera());
            case FACILITY, PROVINCE -> many(it.place(), it.cameras());
            case UPLINK ->
                    many(
                            either("Đường truyền chung, ", "A shared uplink, ") + place(it),
                            it.cameras());
            case ENTERPRISE -> many(place(it), it.cameras());
        };
    }

    private static String place(Where it) {
        return it.enterprise() == null ? it.place() : it.enterprise() + ", " + it.place();
    }

    private String many(String place, int cameras) {
        return either("%s (%d camera)", "%s (%d cameras)").formatted(place, cameras);
    }

    String step(StepName step) {
        return switch (step) {
            case LISTED -> either("đã lập danh sách", "listed");
            case CONTACT_APPOINTED -> either("đã cử đầu mối", "contact appointed");
            case SURVEYED -> either("đã khảo sát", "surveyed");
            case PLAN_PROPOSED -> either("đã trình phương án", "plan proposed");
            case PLAN_AGREED -> either("đã thống nhất phương án", "plan agreed");
            case CONNECTING -> either("đang kết nối", "connecting");
            case CONNECTED -> either("đã kết nối", "connected");
            case CANNOT_CONNECT -> either("không thể kết nối", "cannot connect");
            case EXEMPT -> either("được miễn", "exempt");
        };
    }

    String task(TaskKind kind) {
        return switch (kind) {
            case APPOINT_CONTACT -> either("Cử đầu mối", "Appoint a contact");
            case SURVEY -> either("Khảo sát", "Survey");
            case RECEIVE_SURVEY -> either("Đón đoàn khảo sát", "Receive the survey");
            case PROPOSE_PLAN -> either("Trình phương án kết nối", "Propose a plan");
            case AGREE_PLAN -> either("Thống nhất phương án", "Agree the plan");
            case CONNECT_CAMERAS -> either("Kết nối camera", "Connect the cameras");
            case SUPPORT_CONNECTION -> either("Hỗ trợ kết nối", "Support the connection");
            case SUBMIT_DAILY_REPORT -> either("Gửi báo cáo ngày", "Submit the daily report");
        };
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(DigestHour.VIETNAM));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
