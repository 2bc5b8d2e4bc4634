package vn.giamsat.campaign;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the facilities of a province are, of those that the viewer may see. Who is further is
/// counted with those who are less far.
///
/// @param planned all in the scope of the order that are not exempt
/// @param overdue planned ones that could be connected and are not, once the deadline is over
/// @param declined why some cannot be connected, the most frequent first
/// @param trend days on which facilities were first connected, the earliest first
/// @param expectedFinish when all that can be connected will be, at the pace of the last 3 days;
///     null when nothing is left, or nothing moved
public record ProvinceProgress(
        String province,
        int planned,
        int surveyed,
        int agreed,
        int connected,
        int cannotConnect,
        int exempt,
        int overdue,
        List<DeclinedReason> declined,
        List<ConnectedDay> trend,
        @Nullable LocalDate expectedFinish) {
    public ProvinceProgress {
        declined = List.copyOf(declined);
        trend = List.copyOf(trend);
    }
}
