package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.TimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

class TargetFeedTest {
    /// A database that is back has what changed read at once; a machine that is too slow is spared.
    @Test
    void leavesMoreTimeAfterAReadingThatTookTooLongThanAfterOneThatFailed() {
        assertThat(TargetFeed.retryAfter(new TimeoutException())).isEqualTo(Duration.ofMinutes(1));
        assertThat(TargetFeed.retryAfter(new Problem(ErrorCode.DATABASE_UNAVAILABLE)))
                .isEqualTo(Duration.ofSeconds(2));
    }
}
