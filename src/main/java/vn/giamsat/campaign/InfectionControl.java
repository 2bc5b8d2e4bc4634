package vn.giamsat.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// How a crew kept the rules of infection control. What is null is not answered yet.
///
/// @param crewSize people who entered
/// @param protectiveEquipment whether all of them wore it
/// @param route the way that they took through the facility
/// @param isolationAfter whether they had to isolate afterwards
public record InfectionControl(
        @Nullable @Min(1) @Max(100) Integer crewSize,
        @Nullable Boolean protectiveEquipment,
        @Nullable @Size(max = 1000) String route,
        @Nullable Boolean isolationAfter) {
    static final InfectionControl UNANSWERED = new InfectionControl(null, null, null, null);
}
