package vn.giamsat.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order as a person enters it. It covers the facilities that it names; without any, all
/// facilities of its provinces, now and later.
///
/// @param id made by the client when it was offline, with its `idNode` (`GET /me`) at the end; null
///     lets the service make one
/// @param number as it stands on the order, for example `597/CĐ-BCĐ`
/// @param textLink where the order can be read
/// @param start first day, in Vietnam (Asia/Ho_Chi_Minh)
/// @param deadline last day, in Vietnam
/// @param end last day that provinces report of, in Vietnam; null as long as the order stands
/// @param provinces each once; where facilities are named, only who coordinates them
/// @param facilityIds facilities that the order names
public record CampaignDraft(
        @Nullable UUID id,
        @NotBlank @Size(max = 100) String number,
        @NotBlank @Size(max = 200) String issuer,
        @NotBlank @Size(max = 500) String title,
        @Nullable @Size(max = 1000) @Pattern(regexp = "https://[^\\s]+") String textLink,
        @NotNull LocalDate start,
        @NotNull LocalDate deadline,
        @Nullable LocalDate end,
        @Nullable @Size(max = 97) List<@NotNull @Valid CampaignProvinceDraft> provinces,
        @Nullable @Size(max = 1000) List<@NotNull UUID> facilityIds) {
    public CampaignDraft {
        provinces = copied(provinces);
        facilityIds = copied(facilityIds);
    }

    /// With what is null inside, for the rules to find.
    private static <T> List<T> copied(@Nullable List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }

    CampaignScope scope() {
        return facilityIds.isEmpty() ? CampaignScope.PROVINCES : CampaignScope.FACILITIES;
    }
}
