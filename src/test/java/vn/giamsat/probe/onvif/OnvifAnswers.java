package vn.giamsat.probe.onvif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

/// Answers in the manner of brands, written from ONVIF's specifications, in
/// `src/test/resources/onvif-answers`.
final class OnvifAnswers {
    private OnvifAnswers() {}

    static boolean has(String name) {
        return OnvifAnswers.class.getResource("/onvif-answers/" + name + ".xml") != null;
    }

    static String text(String name) {
        try (var file = OnvifAnswers.class.getResourceAsStream("/onvif-answers/" + name + ".xml")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no answer " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String time(Instant told) {
        var utc = told.atOffset(ZoneOffset.UTC);
        return text("time")
                .replace("$HOUR", Integer.toString(utc.getHour()))
                .replace("$MINUTE", Integer.toString(utc.getMinute()))
                .replace("$SECOND", Integer.toString(utc.getSecond()))
                .replace("$YEAR", Integer.toString(utc.getYear()))
                .replace("$MONTH", Integer.toString(utc.getMonthValue()))
                .replace("$DAY", Integer.toString(utc.getDayOfMonth()));
    }
}
