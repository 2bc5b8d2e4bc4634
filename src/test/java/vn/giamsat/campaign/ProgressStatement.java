package vn.giamsat.campaign;

import java.util.UUID;

/// What is asked of the database about an order, with the order written into it: for those who ask
/// it beside the service.
public final class ProgressStatement {
    private ProgressStatement() {}

    /// How far it is.
    public static String of(UUID campaign) {
        return Deadlines.PROGRESS.replace("$1", "'" + campaign + "'");
    }

    /// How far it was at the end of 14 days of May 2021.
    static String ofDays(UUID campaign) {
        return ProgressHistory.DAYS
                .replace("$1", "'" + campaign + "'")
                .replace("$2", "'2021-05-07'")
                .replace("$3", "'2021-05-20'")
                .replace("$4", "null");
    }
}
