package vn.giamsat.probe.onvif;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The clock of a device (GetSystemDateAndTime, ONVIF Core section 8.3.9). Only its UTC counts: the
/// local one has a zone whose rules are the device's own.
final class DeviceTime {
    private DeviceTime() {}

    /// Empty when it is not told, or no time that can be.
    static Optional<Instant> of(XmlElement response) {
        return response.at("SystemDateAndTime", "UTCDateTime").flatMap(DeviceTime::read);
    }

    private static Optional<Instant> read(XmlElement utc) {
        try {
            return Optional.of(
                    LocalDateTime.of(
                                    number(utc, "Date", "Year"),
                                    number(utc, "Date", "Month"),
                                    number(utc, "Date", "Day"),
                                    number(utc, "Time", "Hour"),
                                    number(utc, "Time", "Minute"),
                                    number(utc, "Time", "Second"))
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(XmlElement utc, String part, String unit) {
        return utc.numberAt(part, unit)
                .orElseThrow(() -> new DateTimeException("the device did not tell the " + unit));
    }
}
