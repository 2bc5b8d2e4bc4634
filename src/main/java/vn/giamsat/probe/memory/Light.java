package vn.giamsat.probe.memory;

import vn.giamsat.probe.PictureFacts;

/// By what light a camera sees. It sees another picture by each: what is usual is learnt apart.
enum Light {
    DAY,
    /// Infra-red light, which has no colour, or little light of any kind.
    NIGHT;

    /// Cameras drop the colour altogether under infra-red light; encoding leaves less than this.
    private static final double COLOURLESS = 1.5;

    private static final double DARK_LUMA = 45;

    static Light of(PictureFacts facts) {
        return facts.colourCast() < COLOURLESS || facts.meanLuma() < DARK_LUMA ? NIGHT : DAY;
    }
}
