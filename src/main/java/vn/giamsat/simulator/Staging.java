package vn.giamsat.simulator;

import java.util.function.Consumer;
import java.util.function.Predicate;

/// A time during which some cameras show another scene than their path says, to who begins to look.
/// From any thread.
public final class Staging {
    private final Scene scene;
    private final Predicate<CameraAddress> cameras;
    private final Consumer<Staging> ending;

    Staging(Scene scene, Predicate<CameraAddress> cameras, Consumer<Staging> ending) {
        this.scene = scene;
        this.cameras = cameras;
        this.ending = ending;
    }

    /// The cameras show what they did before.
    public void end() {
        ending.accept(this);
    }

    /// The camera as who asks now sees it. Where its codec has no such scene, it stays as it is.
    CameraPath staged(CameraAddress address, CameraPath camera) {
        return scene.existsIn(camera.codec()) && cameras.test(address)
                ? new CameraPath(camera.login(), camera.codec(), scene, camera.name())
                : camera;
    }
}
