package vn.giamsat.probe.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.registry.ProbeIntervals;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Cameras in service, made up.
final class Watches {
    static final Instant REGISTERED = Instant.parse("2021-05-09T00:00:00Z");

    private Watches() {}

    /// Every camera at an address of its own.
    static Watched camera(int number) {
        return at(
                number, "10.%d.%d.%d:554".formatted(number >> 16, number >> 8 & 255, number & 255));
    }

    static Watched at(int number, String endpoint) {
        return new Watched(
                new UUID(7, number),
                new UUID(8, 1),
                "2021-24",
                StreamAddress.of("rtsp://" + endpoint + "/" + number),
                null,
                null,
                Expectation.ANYTHING,
                Optional.empty(),
                REGISTERED,
                ProbeIntervals.INHERITED,
                Optional.empty());
    }

    /// The same camera with another login.
    static Watched relogged(Watched camera, Instant changedAt) {
        return moved(camera, camera.address(), changedAt);
    }

    static Watched moved(Watched camera, StreamAddress address, Instant changedAt) {
        return new Watched(
                camera.cameraId(),
                camera.facilityId(),
                camera.province(),
                address,
                camera.subAddress(),
                camera.tlsPin(),
                camera.expected(),
                camera.sealedLogin(),
                changedAt,
                camera.intervals(),
                camera.powerBackAt());
    }

    /// The same camera with intervals of its own.
    static Watched paced(Watched camera, ProbeIntervals intervals) {
        return otherwise(camera, intervals, camera.powerBackAt());
    }

    /// The same camera, at whose facility a power cut was reported.
    static Watched powerless(Watched camera, Instant until) {
        return otherwise(camera, camera.intervals(), Optional.of(until));
    }

    private static Watched otherwise(
            Watched camera, ProbeIntervals intervals, Optional<Instant> powerBackAt) {
        return new Watched(
                camera.cameraId(),
                camera.facilityId(),
                camera.province(),
                camera.address(),
                camera.subAddress(),
                camera.tlsPin(),
                camera.expected(),
                camera.sealedLogin(),
                camera.accessChangedAt(),
                intervals,
                powerBackAt);
    }
}
