package vn.giamsat.campaign;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A province of an order.
///
/// @param province key
/// @param coordinatorName of who leads there, as it is today
public record CampaignProvince(
        String province, @Nullable UUID coordinatorId, @Nullable String coordinatorName) {}
