package vn.giamsat.api.rest;

import java.util.UUID;
import vn.giamsat.registry.Registration;
import vn.giamsat.registry.Registration.Accepted;
import vn.giamsat.registry.Registration.AddressTaken;
import vn.giamsat.registry.Registration.IdTaken;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// What was registered, or the problem that kept it out.
public final class Registered {
    private Registered() {}

    /// @throws Problem STREAM_ADDRESS_TAKEN, ID_TAKEN
    public static <V> V view(Registration<V> registration) {
        return switch (registration) {
            case Accepted<V>(var view) -> view;
            case AddressTaken<V>(var holder) ->
                    throw new Problem(
                            ErrorCode.STREAM_ADDRESS_TAKEN,
                            holder.map(UUID::toString).map("camera "::concat).orElse(""));
            case IdTaken<V>(var id) -> throw new Problem(ErrorCode.ID_TAKEN, id.toString());
        };
    }
}
