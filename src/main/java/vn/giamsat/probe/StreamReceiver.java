package vn.giamsat.probe;

import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;

/// The network half of a probe: climbs from the address to one complete key frame, or less far.
public interface StreamReceiver {
    /// How far to climb.
    enum Depth {
        DESCRIPTION,
        /// To the first packet of the video.
        RECEPTION,
        PICTURE
    }

    /// Never fails: what goes wrong is in the reception. Bounded in time by the receiver's own
    /// limits; cancelling closes the connection.
    ///
    /// @param whenOver is told once, on a thread of the receiver's choice; also when cancelled
    /// @return what is still to be started
    Receiving receiving(ProbeTarget target, Depth depth, Consumer<Reception> whenOver);

    /// The same as a step of a pipeline; fails only by a bug.
    default Uni<Reception> receive(ProbeTarget target, Depth depth) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            var receiving = receiving(target, depth, emitter::complete);
                            emitter.onTermination(receiving::cancel);
                            receiving.start();
                        });
    }
}
