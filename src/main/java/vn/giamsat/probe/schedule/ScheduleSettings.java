package vn.giamsat.probe.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.giamsat.access.Adjustable;
import vn.giamsat.access.Setting;
import vn.giamsat.access.Setting.About;
import vn.giamsat.access.Setting.Range;
import vn.giamsat.access.Setting.Unit;
import vn.giamsat.health.HealthConfig;

/// What of [ScheduleConfig] counts now: what an administrator chose, else what is configured. Any
/// thread.
@ApplicationScoped
public class ScheduleSettings implements Adjustable {
    private static final int LONGEST_SECONDS = 3_600;
    private static final Range PICTURE = new Range(60, 86_400, Unit.SECONDS);

    private final ScheduleConfig config;
    private final HealthConfig health;
    private final Setting interval;
    private final Setting pictureInterval;

    ScheduleSettings(ScheduleConfig config, HealthConfig health) {
        this.config = config;
        this.health = health;
        this.interval =
                new Setting(
                        "schedule.interval",
                        range(health.recheckAfter()),
                        Setting.seconds(config.interval()),
                        new About(
                                "Khoảng cách giữa hai lần kiểm tra một camera",
                                "From one probe of a camera to the next"));
        this.pictureInterval =
                new Setting(
                        "schedule.picture-interval",
                        PICTURE,
                        Setting.seconds(config.pictureInterval()),
                        new About(
                                "Khoảng cách giữa hai lần lấy và kiểm tra hình ảnh của một camera",
                                "From one picture of a camera to the next"));
    }

    /// A doubtful camera is looked at again after `recheckAfter`; its turn should not come sooner.
    private static Range range(Duration recheckAfter) {
        var shortest = Setting.seconds(recheckAfter.plusMillis(999));
        return new Range(shortest, Math.max(shortest, LONGEST_SECONDS), Unit.SECONDS);
    }

    @Override
    public List<Setting> settings() {
        return List.of(interval, pictureInterval);
    }

    Pace pace() {
        var configured = Pace.of(config, health);
        var tempo = configured.tempo();
        return configured.at(
                new Tempo(
                        chosen(interval).orElse(tempo.description()),
                        chosen(pictureInterval).orElse(tempo.picture())));
    }

    private static Optional<Duration> chosen(Setting setting) {
        return setting.chosen().map(Duration::ofSeconds);
    }
}
