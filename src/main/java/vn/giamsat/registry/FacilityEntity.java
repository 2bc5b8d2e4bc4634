package vn.giamsat.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.NullUnmarked;

/// The row of a facility, for commands. Queries read rows into [FacilityView] instead.
@Entity
@Table(name = "facility")
@NullUnmarked
class FacilityEntity {
    /// Through `text`, or the client would take the parameter for JSON and quote the whole as a
    /// string.
    private static final String WRITE_JSON = "cast(cast(? as text) as jsonb)";

    /// Stands in the rows of cameras whose facility is assigned to no enterprise.
    private static final String NOBODY = "NONE";

    @Id UUID id;
    String province;
    String name;

    @Enumerated(EnumType.STRING)
    FacilityKind kind;

    @Column(name = "managing_authority")
    String managingAuthority;

    String address;
    String commune;
    String district;
    Double latitude;
    Double longitude;
    Integer capacity;
    Integer occupancy;

    @Enumerated(EnumType.STRING)
    FacilityState state;

    @Enumerated(EnumType.STRING)
    Enterprise enterprise;

    @Convert(converter = RegistryJson.Contacts.class)
    @ColumnTransformer(read = "cast(contacts as text)", write = WRITE_JSON)
    List<Contact> contacts;

    @Column(name = "required_points")
    @Convert(converter = RegistryJson.Points.class)
    @ColumnTransformer(read = "cast(required_points as text)", write = WRITE_JSON)
    List<RequiredPoints> requiredPoints;

    @Column(name = "description_interval_seconds")
    Integer descriptionIntervalSeconds;

    @Column(name = "picture_interval_seconds")
    Integer pictureIntervalSeconds;

    @Version int version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    static FacilityEntity of(UUID id, FacilityDraft draft, Instant now) {
        var facility = new FacilityEntity();
        facility.id = id;
        facility.createdAt = now;
        facility.apply(draft, now);
        return facility;
    }

    final void apply(FacilityDraft draft, Instant now) {
        province = draft.province();
        name = draft.name();
        kind = draft.kind();
        managingAuthority = draft.managingAuthority();
        address = draft.address();
        commune = draft.commune();
        district = draft.district();
        latitude = draft.latitude();
        longitude = draft.longitude();
        capacity = draft.capacity();
        occupancy = draft.occupancy();
        state = draft.state();
        enterprise = draft.enterprise();
        contacts = draft.contacts();
        requiredPoints = draft.requiredPoints();
        descriptionIntervalSeconds = draft.intervals().descriptionSeconds();
        pictureIntervalSeconds = draft.intervals().pictureSeconds();
        updatedAt = now;
    }

    /// As the rows of its cameras say it.
    String assigned() {
        return enterprise == null ? NOBODY : enterprise.name();
    }

    FacilityView view() {
        return new FacilityView(
                id,
                province,
                name,
                kind,
                managingAuthority,
                address,
                commune,
                district,
                latitude,
                longitude,
                capacity,
                occupancy,
                state,
                enterprise,
                contacts,
                requiredPoints,
                new ProbeIntervals(descriptionIntervalSeconds, pictureIntervalSeconds),
                version,
                createdAt,
                updatedAt);
    }
}
