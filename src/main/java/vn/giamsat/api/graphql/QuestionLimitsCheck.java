package vn.giamsat.api.graphql;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with limits under which no question could be answered.
@ApplicationScoped
class QuestionLimitsCheck implements StartupCheck {
    private final GraphQlConfig.Limits limits;

    QuestionLimitsCheck(GraphQlConfig config) {
        this.limits = config.limits();
    }

    @Override
    public Optional<String> complaint() {
        var broken =
                Stream.of(
                                atLeast(1, "depth", limits.depth()),
                                atLeast(0, "aliases", limits.aliases()),
                                atLeast(1, "cost", limits.cost()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; "));
        return Optional.of(broken).filter(text -> !text.isEmpty());
    }

    private static Optional<String> atLeast(int least, String key, int value) {
        return value >= least
                ? Optional.empty()
                : Optional.of(
                        "giamsat.graphql.limits.%s is %d; it must be at least %d"
                                .formatted(key, value, least));
    }
}
