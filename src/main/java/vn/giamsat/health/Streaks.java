package vn.giamsat.health;

/// How many of the last judged probes in a row said the same of a camera.
///
/// @param up said UP
/// @param down said DOWN
/// @param notUp said DEGRADED or DOWN
/// @param notDown said UP or DEGRADED
public record Streaks(int up, int down, int notUp, int notDown) {
    static final Streaks NONE = new Streaks(0, 0, 0, 0);

    Streaks on(Judgement judgement) {
        return switch (judgement) {
            case UP -> new Streaks(up + 1, 0, 0, notDown + 1);
            case DEGRADED -> new Streaks(0, 0, notUp + 1, notDown + 1);
            case DOWN -> new Streaks(0, down + 1, notUp + 1, 0);
        };
    }

    /// After a description that disproves those that said DOWN: as if they had not been.
    Streaks answered() {
        return new Streaks(up, 0, notUp - down, notDown);
    }
}
