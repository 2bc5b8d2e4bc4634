package vn.giamsat.campaign;

import java.time.LocalDate;

/// How far the facilities of a province were when a day ended, as it was kept then. Who was further
/// is counted with those who were less far.
///
/// @param day in Vietnam (Asia/Ho_Chi_Minh)
/// @param planned all that the order covered, without the exempt ones
/// @param overdue planned ones that could be connected and were not, once the deadline was over
/// @param firstConnected found connected on that day for the first time
public record ProgressDay(
        LocalDate day,
        int planned,
        int surveyed,
        int agreed,
        int connected,
        int cannotConnect,
        int exempt,
        int overdue,
        int firstConnected) {}
