package vn.giamsat.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.Zone;

/// A survey as a crew enters it, complete or not: what is missing is demanded when it is submitted.
///
/// @param id made by the client when it was offline, with its `idNode` (`GET /me`) at the end; null
///     lets the service make one
/// @param supersedes the submitted survey of the facility that this one corrects; none for a first
/// @param surveyedOn day of the visit, in Vietnam (Asia/Ho_Chi_Minh)
/// @param recorder what records on the spot, for example brand and model of an NVR
/// @param powerBackup whether cameras and line go on in a power cut
/// @param uncoveredZones zones without a camera
/// @param photos ids of photos of the facility, made by the client, which arrive before or after it
/// @param reason why it cannot be connected; only with that verdict
public record SurveyDraft(
        @Nullable UUID id,
        @Nullable UUID supersedes,
        @Nullable LocalDate surveyedOn,
        @Nullable @Size(max = 20) List<@NotNull @Valid Participant> participants,
        @Nullable @Valid InfectionControl infectionControl,
        @Nullable @Size(max = 100) List<@NotNull @Valid FoundCameraDraft> cameras,
        @Nullable @Size(max = 500) String recorder,
        @Nullable @Valid Uplink uplink,
        @Nullable Boolean powerBackup,
        @Nullable @Size(max = 8) List<@NotNull Zone> uncoveredZones,
        @Nullable @Size(max = 20) List<@NotNull UUID> photos,
        @Nullable Verdict verdict,
        @Nullable @Size(max = 1000) String reason,
        @Nullable @Size(max = 4000) String remarks) {
    public SurveyDraft {
        participants = copied(participants);
        infectionControl =
                infectionControl == null ? InfectionControl.UNANSWERED : infectionControl;
        cameras = copied(cameras);
        uplink = uplink == null ? Uplink.UNKNOWN : uplink;
        uncoveredZones = copied(uncoveredZones);
        photos = copied(photos);
    }

    /// With what is null inside, for the rules to find.
    private static <T> List<T> copied(@Nullable List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
