package vn.giamsat.campaign;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A province of an order, and who leads there.
///
/// @param province key such as `2021-24`
/// @param coordinatorId a person that is province-operator there
public record CampaignProvinceDraft(
        @NotNull @Pattern(regexp = "20[0-9]{2}-[0-9]{2}") String province,
        @Nullable UUID coordinatorId) {}
