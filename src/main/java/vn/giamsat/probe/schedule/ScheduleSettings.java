package vn.giamsat.probe.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private volatile @Nullable Pace last;

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

    /// Asked several times for each probe, so it is made and checked only when the tempo changes.
    Pace pace() {
        var tempo =
                new Tempo(
                        chosen(interval).orElseGet(config::interval),
                        chosen(pictureInterval).orElseGet(config::pictureInterval));
        var pace = last;
        if (pace == null || !pace.tempo().equals(tempo)) {
            pace = Pace.of(config, health).at(tempo);
            last = pace;
        }
        return pace;
    }

    private static Optional<Duration> chosen(Setting setting) {
        return setting.chosen().map(Duration::ofSeconds);
    }
}
