package vn.giamsat.simulator;

import java.util.function.Consumer;
import java.util.function.Predicate;

/// A time during which some cameras are out of order, whatever their path says. Sessions that play
/// are struck too. From any thread.
public final class Outage {
    private final Kind kind;
    private final Predicate<CameraAddress> cameras;
    private final Consumer<Outage> ending;

    Outage(Kind kind, Predicate<CameraAddress> cameras, Consumer<Outage> ending) {
        this.kind = kind;
        this.cameras = cameras;
        this.ending = ending;
    }

    /// What the cameras do. To have connections refused, close the simulator and start it again on
    /// the same port.
    public enum Kind {
        /// Connections are accepted, requests are not answered, pictures do not come.
        SILENT,
        /// Connections are reset at the next request or picture.
        RESET
    }

    /// The cameras work again; sessions that survived go on at their next key frame.
    public void end() {
        ending.accept(this);
    }

    Kind kind() {
        return kind;
    }

    boolean strikes(CameraAddress camera) {
        return cameras.test(camera);
    }
}
