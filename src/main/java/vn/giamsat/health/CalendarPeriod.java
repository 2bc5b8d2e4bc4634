package vn.giamsat.health;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.giamsat.shared.Era;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Periods of Vietnam's calendar as ISO 8601 names them: an hour, a day, a week that begins on a
/// Monday, a month.
final class CalendarPeriod {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final List<Form> FORMS =
            List.of(
                    new Form(
                            "\\d{4}-\\d\\d-\\d\\dT\\d\\d",
                            hour -> LocalDateTime.parse(hour + ":00"), ChronoUnit.HOURS),
                    new Form(
                            "\\d{4}-\\d\\d-\\d\\d",
                            day -> LocalDate.parse(day).atStartOfDay(), ChronoUnit.DAYS),
                    new Form("\\d{4}-W\\d\\d", CalendarPeriod::monday, ChronoUnit.WEEKS),
                    new Form(
                            "\\d{4}-\\d\\d",
                            month -> YearMonth.parse(month).atDay(1).atStartOfDay(),
                            ChronoUnit.MONTHS));

    private CalendarPeriod() {}

    private record Form(Pattern form, Function<String, LocalDateTime> first, ChronoUnit length) {
        Form(String form, Function<String, LocalDateTime> first, ChronoUnit length) {
            this(Pattern.compile(form), first, length);
        }

        UptimePeriod period(String text) {
            var began = first.apply(text);
            Era.demand("period", began.toLocalDate());
            return new UptimePeriod(
                    began.atZone(VIETNAM).toInstant(),
                    began.plus(1, length).atZone(VIETNAM).toInstant());
        }
    }

    /// The period with this name: `2021-05-06T10`, `2021-05-06`, `2021-W18` or `2021-05`.
    ///
    /// @throws Problem INVALID_INPUT when there is none
    static UptimePeriod named(String text) {
        try {
            return FORMS.stream()
                    .filter(known -> known.form().matcher(text).matches())
                    .findFirst()
                    .orElseThrow(() -> new DateTimeException("another form"))
                    .period(text);
        } catch (DateTimeException none) {
            throw Problem.invalid(Violation.of("period", "calendar-period"));
        }
    }

    private static LocalDateTime monday(String week) {
        return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE).atStartOfDay();
    }
}
