package vn.giamsat.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.giamsat.access.Adjustable;
import vn.giamsat.access.Setting;
import vn.giamsat.access.Setting.About;
import vn.giamsat.access.Setting.Range;
import vn.giamsat.access.Setting.Unit;

/// What of [HealthConfig] counts now: what an administrator chose, else what is configured. Any
/// thread.
@ApplicationScoped
public class HealthSettings implements Adjustable {
    private static final Range IN_A_ROW = new Range(1, 100, Unit.PROBES);
    private static final Range RETENTION =
            new Range(
                    Setting.seconds(RetentionCheck.SHORTEST),
                    Setting.seconds(RetentionCheck.LONGEST),
                    Unit.SECONDS);

    private final HealthConfig config;
    private final Setting pictureRetention;
    private final Setting failuresToDown;
    private final Setting successesToUp;

    HealthSettings(HealthConfig config) {
        this.config = config;
        this.pictureRetention =
                new Setting(
                        "health.picture-retention",
                        RETENTION,
                        Setting.seconds(config.pictureRetention()),
                        new About(
                                "Thời gian lưu ảnh gần nhất của camera; ảnh cho thấy người",
                                "How long a camera's last picture is kept; pictures show people"));
        this.failuresToDown =
                new Setting(
                        "health.failures-to-down",
                        IN_A_ROW,
                        config.failuresToDown(),
                        new About(
                                "Số lần kiểm tra hỏng liên tiếp thì camera bị coi là mất tín hiệu",
                                "Failed probes in a row until a camera is DOWN"));
        this.successesToUp =
                new Setting(
                        "health.successes-to-up",
                        IN_A_ROW,
                        config.successesToUp(),
                        new About(
                                "Số lần kiểm tra tốt liên tiếp thì camera được coi là hoạt động",
                                "Good probes in a row until a camera is UP"));
    }

    @Override
    public List<Setting> settings() {
        return List.of(pictureRetention, failuresToDown, successesToUp);
    }

    Duration pictureRetention() {
        return pictureRetention
                .chosen()
                .map(Duration::ofSeconds)
                .orElseGet(config::pictureRetention);
    }

    /// Since when pictures of incidents are kept; empty where all of them are.
    Optional<Instant> incidentPicturesSince(Instant now) {
        return config.incidentPictureRetention().map(now::minus);
    }

    /// After how long a camera's picture is replaced by one that says no more.
    Duration pictureRenewal() {
        var atMost = pictureRetention().dividedBy(2);
        var configured = config.pictureRenewal();
        return configured.compareTo(atMost) < 0 ? configured : atMost;
    }

    Duration steadyAfter() {
        return config.flapping().steadyAfter();
    }

    Hysteresis hysteresis() {
        return Hysteresis.of(
                config,
                failuresToDown.chosen().orElseGet(config::failuresToDown),
                successesToUp.chosen().orElseGet(config::successesToUp));
    }
}
