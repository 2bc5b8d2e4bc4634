package vn.giamsat.simulator;

/// What a working camera looks at. `make-scenes.sh` next to the scene files says how each is made.
public enum Scene implements Behaviour {
    /// A corridor with a walking person and a running clock, 640 × 360.
    NORMAL,
    BLACK,
    /// The blue card with a text that a recorder draws for a lost camera.
    NO_SIGNAL,
    /// The same picture for ever, to the bit, while timestamps go on.
    FROZEN,
    BLURRED,
    OVER_EXPOSED,
    /// A cloth hangs before the lens.
    COVERED,
    /// Another part of the place: somebody turned the camera.
    TURNED,
    /// A red tint over everything.
    TINTED,
    /// 2 pictures a second.
    LOW_RATE,
    /// 352 × 288.
    WRONG_SIZE,
    /// Infra-red light only: grey, dark and noisy, but not black.
    NIGHT,
    /// 1280 × 720; H.264 in four slices a picture.
    LARGE,
    /// 1920 × 1080.
    LARGE_1080;

    /// Pictures a second, as in the scene files.
    int framesPerSecond() {
        return this == LOW_RATE ? 2 : 10;
    }

    @Override
    public String word() {
        return Behaviour.wordOf(this);
    }

    /// The large scenes would be too large as JPEG files.
    @Override
    public boolean existsIn(Codec codec) {
        return codec != Codec.MJPEG || this != LARGE && this != LARGE_1080;
    }
}
