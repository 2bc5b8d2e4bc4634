package vn.giamsat.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.giamsat.shared.StartupCheck;

/// Deletes kept answers when their time is over: phones that were offline have come back by then,
/// and answers tell of people. Every replica does it; deleting twice does no harm. Event loop.
@ApplicationScoped
public class AnswerRetention implements StartupCheck {
    private static final Logger LOG = Logger.getLogger(AnswerRetention.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(10);
    private static final int ROUNDS = 10;
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final KeptAnswers answers;
    private final AccessConfig config;
    private final Clock clock;
    private volatile long timer;

    AnswerRetention(KeptAnswers answers, AccessConfig config, Clock clock) {
        this.answers = answers;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<String> complaint() {
        var kept = config.answerRetention();
        return kept.compareTo(SHORTEST) < 0 || kept.compareTo(LONGEST) > 0
                ? Optional.of("set giamsat.access.answer-retention to 10 s to 30 days")
                : Optional.empty();
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        var share = config.answerRetention().dividedBy(ROUNDS);
        var every = share.compareTo(AT_LEAST_EVERY) < 0 ? share : AT_LEAST_EVERY;
        timer = vertx.setPeriodic(Math.max(1, every.toMillis()), tick -> forget());
        forget();
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void forget() {
        answers.forget(clock.instant().minus(config.answerRetention()))
                .subscribe()
                .with(
                        count -> LOG.debugf("Old answers were deleted count=%d", count),
                        lost -> LOG.warnf("Old answers cannot be deleted: %s", lost.toString()));
    }
}
