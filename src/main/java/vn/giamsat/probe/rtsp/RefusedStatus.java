package vn.giamsat.probe.rtsp;

import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;

/// What an RTSP status other than success says (RFC 2326 section 11). So is a redirect a failure,
/// unless it leads elsewhere on the same host ([Redirect]).
final class RefusedStatus {
    private RefusedStatus() {}

    static Failure failure(RtspResponse answer, RtspRequest.Method method) {
        return new Failure(code(answer.status()), method + " " + answer.status());
    }

    private static FailureCode code(int status) {
        return switch (status) {
            case 403 -> FailureCode.RTSP_403;
            case 404 -> FailureCode.RTSP_404;
            case 451 -> FailureCode.RTSP_451;
            case 453 -> FailureCode.RTSP_453;
            case 454 -> FailureCode.RTSP_454;
            case 455 -> FailureCode.RTSP_455;
            case 459 -> FailureCode.RTSP_459;
            case 460 -> FailureCode.RTSP_460;
            case 461 -> FailureCode.RTSP_461;
            case 501 -> FailureCode.RTSP_501;
            case 503 -> FailureCode.RTSP_503;
            case 505 -> FailureCode.RTSP_505;
            case 551 -> FailureCode.RTSP_551;
            default -> byClass(status);
        };
    }

    private static FailureCode byClass(int status) {
        return switch (status / 100) {
            case 3 -> FailureCode.RTSP_3XX;
            case 4 -> FailureCode.RTSP_400;
            default -> FailureCode.RTSP_500;
        };
    }
}
