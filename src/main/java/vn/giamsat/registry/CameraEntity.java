package vn.giamsat.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.VideoCodec;

/// The row of a camera, for commands. Queries read rows into [CameraView] instead.
@Entity
@Table(name = "camera")
@NullUnmarked
class CameraEntity {
    @Id UUID id;

    @Column(name = "facility_id")
    UUID facilityId;

    @Column(updatable = false)
    String province;

    @Column(updatable = false)
    String enterprise;

    String name;

    @Enumerated(EnumType.STRING)
    Zone zone;

    String brand;
    String model;
    String serial;

    @Enumerated(EnumType.STRING)
    CameraKind kind;

    @Column(name = "main_address")
    String mainAddress;

    @Column(name = "sub_address")
    String subAddress;

    @Column(name = "tls_pin")
    String tlsPin;

    @Enumerated(EnumType.STRING)
    @Column(name = "expected_codec")
    VideoCodec expectedCodec;

    @Column(name = "expected_width")
    Integer expectedWidth;

    @Column(name = "expected_height")
    Integer expectedHeight;

    @Column(name = "expected_frames_per_second")
    Double expectedFramesPerSecond;

    @Column(name = "expected_kilobits_per_second")
    Integer expectedKilobitsPerSecond;

    @Enumerated(EnumType.STRING)
    CameraState state;

    @Column(name = "description_interval_seconds")
    Integer descriptionIntervalSeconds;

    @Column(name = "picture_interval_seconds")
    Integer pictureIntervalSeconds;

    @Column(name = "has_credentials")
    boolean hasCredentials;

    @Column(name = "access_changed_at")
    Instant accessChangedAt;

    @Version int version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    static CameraEntity of(UUID id, FacilityEntity facility, SplitAddresses split, Instant now) {
        var camera = new CameraEntity();
        camera.id = id;
        camera.facilityId = facility.id;
        camera.province = facility.province;
        camera.enterprise = facility.assigned();
        camera.createdAt = now;
        camera.accessChangedAt = now;
        camera.apply(split, now);
        return camera;
    }

    final void apply(SplitAddresses split, Instant now) {
        var draft = split.draft();
        name = draft.name();
        zone = draft.zone();
        brand = draft.brand();
        model = draft.model();
        serial = draft.serial();
        kind = draft.kind();
        state = draft.state();
        expectedCodec = draft.expected().codec();
        expectedWidth = draft.expected().width();
        expectedHeight = draft.expected().height();
        expectedFramesPerSecond = draft.expected().framesPerSecond();
        expectedKilobitsPerSecond = draft.expected().kilobitsPerSecond();
        descriptionIntervalSeconds = draft.intervals().descriptionSeconds();
        pictureIntervalSeconds = draft.intervals().pictureSeconds();
        reachAt(split.addresses(), now);
        updatedAt = now;
    }

    private void reachAt(StreamAddresses addresses, Instant now) {
        if (!Objects.equals(mainAddress, addresses.main())
                || !Objects.equals(subAddress, addresses.sub())
                || !Objects.equals(tlsPin, addresses.tlsPin())) {
            accessChangedAt = now;
        }
        mainAddress = addresses.main();
        subAddress = addresses.sub();
        tlsPin = addresses.tlsPin();
    }

    /// Whether these addresses lead to another host, port or transport than the present ones.
    boolean leadsElsewhere(StreamAddresses addresses) {
        return elsewhere(mainAddress, addresses.main())
                || (addresses.sub() != null
                        && elsewhere(mainAddress, addresses.sub())
                        && elsewhere(subAddress, addresses.sub()))
                || (tlsPin != null && !tlsPin.equals(addresses.tlsPin()));
    }

    private static boolean elsewhere(String before, String after) {
        if (before == null) {
            return true;
        }
        var was = StreamAddress.of(before);
        var is = StreamAddress.of(after);
        return was.secure() != is.secure() || !was.endpoint().equals(is.endpoint());
    }

    void credentialsChanged(boolean present, Instant now) {
        hasCredentials = present;
        accessChangedAt = now;
        updatedAt = now;
    }

    void retire(Instant now) {
        state = CameraState.RETIRED;
        credentialsChanged(false, now);
    }

    CameraView view() {
        return new CameraView(
                id,
                facilityId,
                province,
                name,
                zone,
                brand,
                model,
                serial,
                kind,
                new StreamAddresses(mainAddress, subAddress, tlsPin),
                hasCredentials,
                new ExpectedStream(
                        expectedCodec,
                        expectedWidth,
                        expectedHeight,
                        expectedFramesPerSecond,
                        expectedKilobitsPerSecond),
                state,
                new ProbeIntervals(descriptionIntervalSeconds, pictureIntervalSeconds),
                version,
                createdAt,
                updatedAt);
    }
}
