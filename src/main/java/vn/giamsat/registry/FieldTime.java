package vn.giamsat.registry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;

/// Times as files name them: those without an offset are times of Viet Nam, those without a time of
/// day are its beginning.
final class FieldTime {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendOffsetId()
                    .toFormatter()
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter LOCAL =
            new DateTimeFormatterBuilder()
                    .appendPattern("d/M/uuuu[ H:mm]")
                    .toFormatter()
                    .withResolverStyle(ResolverStyle.STRICT);

    private FieldTime() {}

    /// @throws IllegalArgumentException for what is none
    static Instant of(String text) {
        try {
            var format = text.indexOf('/') < 0 ? ISO : LOCAL;
            return switch (format.parseBest(
                    text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
                case OffsetDateTime at -> at.toInstant();
                case LocalDateTime at -> at.atZone(ZONE).toInstant();
                case LocalDate day -> day.atStartOfDay(ZONE).toInstant();
                case Object other -> throw new IllegalArgumentException(other.toString());
            };
        } catch (DateTimeException none) {
            throw new IllegalArgumentException(none);
        }
    }

    /// With the offset of Viet Nam, as [#of] reads it.
    static String text(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(ZONE));
    }
}
