package vn.giamsat.api.graphql;

import jakarta.json.JsonString;
import java.util.Map;
import java.util.Optional;
import vn.giamsat.access.AppointmentAugmentor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The appointment that a browser chose for its socket. It cannot set the header `Acting-As`, so it
/// says the same in the payload of `connection_init`, where letters' case does not matter either.
final class SocketChoice {
    /// Where SmallRye keeps the payload, for each question over the socket.
    private static final String PAYLOAD = "init-payload";

    private SocketChoice() {}

    /// @throws Problem APPOINTMENT_NOT_HELD where what is there is no text, or more than one
    static Optional<String> appointment(Map<String, Object> context) {
        if (!(context.get(PAYLOAD) instanceof Map<?, ?> payload)) {
            return Optional.empty();
        }
        var said =
                payload.entrySet().stream()
                        .filter(
                                it ->
                                        it.getKey()
                                                .toString()
                                                .equalsIgnoreCase(AppointmentAugmentor.ACTING_AS))
                        .map(Map.Entry::getValue)
                        .distinct()
                        .toList();
        if (said.isEmpty()) {
            return Optional.empty();
        }
        if (said.size() == 1 && said.getFirst() instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        throw new Problem(ErrorCode.APPOINTMENT_NOT_HELD);
    }
}
