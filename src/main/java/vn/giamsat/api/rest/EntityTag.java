package vn.giamsat.api.rest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giamsat.campaign.CampaignFacilityView;
import vn.giamsat.campaign.CampaignHistory;
import vn.giamsat.campaign.CampaignProgress;
import vn.giamsat.campaign.CampaignView;
import vn.giamsat.campaign.ConnectionPlanView;
import vn.giamsat.campaign.FoundCamera;
import vn.giamsat.campaign.SurveyView;
import vn.giamsat.campaign.VerificationView;
import vn.giamsat.digest.DigestView;
import vn.giamsat.field.FirstScreen;
import vn.giamsat.field.StatusReportView;
import vn.giamsat.health.IncidentView;
import vn.giamsat.registry.CameraView;
import vn.giamsat.report.DailyReportView;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The strong entity tag of a row (RFC 9110 section 8.8.3): its version, as `"v7"`; `"v7-bare"`
/// where something of the row is not told; and `"v7-"` with a digest where the answer tells things
/// that the version does not count. All name the version that a change is made from.
final class EntityTag {
    private static final Pattern FORM =
            Pattern.compile("\"v([0-9]{1,9})(?:-(?:bare|[0-9a-f]{16}))?\"");

    private EntityTag() {}

    static String of(int version) {
        return "\"v" + version + "\"";
    }

    /// Who is not told how a camera is reached gets other bytes, so another tag.
    static String of(CameraView camera) {
        return camera.streamAddress() == null
                ? "\"v" + camera.version() + "-bare\""
                : of(camera.version());
    }

    /// Coordinators change their names, and named facilities come into sight, without the order.
    static String of(CampaignView campaign) {
        return of(campaign.version(), List.of(campaign.provinces(), campaign.facilityIds()));
    }

    /// Its name is the facility's.
    static String of(CampaignFacilityView facility) {
        return of(facility.version(), List.of(facility.facilityName()));
    }

    /// A facility takes its surveys along to another province, and who is not told how the cameras
    /// found are reached gets other bytes.
    static String of(SurveyView survey) {
        var addresses = survey.cameras().stream().map(FoundCamera::streamAddress).toList();
        return of(survey.version(), List.of(survey.province(), addresses));
    }

    /// What the order asks of each zone changes without the plan.
    static String of(ConnectionPlanView plan) {
        return of(plan.version(), List.of(plan.province(), plan.zones(), plan.state()));
    }

    /// Figures have no version.
    static String of(CampaignProgress progress) {
        return of(0, List.of(progress));
    }

    /// Nor have those that were kept: one day more makes another answer.
    static String of(CampaignHistory history) {
        return of(0, List.of(history));
    }

    /// Cameras are verified without the facility.
    static String of(VerificationView verification) {
        return of(verification.version(), List.of(verification));
    }

    /// A facility takes its incidents along to another province, and reports explain them later.
    static String of(IncidentView incident) {
        return of(incident.version(), List.of(incident));
    }

    /// A facility takes what was reported of it along to another province.
    static String of(StatusReportView report) {
        return of(report.version(), List.of(report));
    }

    /// It is put together of many things.
    static String of(FirstScreen screen) {
        return of(0, List.of(screen));
    }

    /// Until it is submitted its figures are as of now, and leave of the ministry comes and goes.
    static String of(DailyReportView report) {
        return of(report.version(), List.of(report));
    }

    /// Letters go their way, and addresses change, without a choice.
    static String of(DigestView digest) {
        return of(digest.version(), List.of(digest));
    }

    /// Of what has no version.
    static String ofContent(String text) {
        return digested(0, text);
    }

    private static String of(int version, List<?> uncounted) {
        return digested(version, uncounted.toString());
    }

    private static String digested(int version, String text) {
        var digest = Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8));
        return "\"v%d-%s\"".formatted(version, digest.substring(0, 16));
    }

    /// The version that a change is made from. One exact version is demanded: lists and `*` (RFC
    /// 9110 section 13.1.1) would let a change be made from a version that nobody has seen.
    ///
    /// @throws Problem VERSION_REQUIRED without a tag, VERSION_STALE for one that no version has
    static int demanded(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(ErrorCode.VERSION_REQUIRED);
        }
        var tag = FORM.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new Problem(ErrorCode.VERSION_STALE);
        }
        return Integer.parseInt(tag.group(1));
    }

    /// Whether the client holds what it would get (RFC 9110 section 13.1.2; weak comparison).
    static boolean held(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(
                                each ->
                                        each.equals("*")
                                                || each.equals(tag)
                                                || each.equals("W/" + tag));
    }
}
