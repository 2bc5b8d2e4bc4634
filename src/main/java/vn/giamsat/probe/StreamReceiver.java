package vn.giamsat.probe;

import io.smallrye.mutiny.Uni;

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
    Uni<Reception> receive(ProbeTarget target, Depth depth);
}
