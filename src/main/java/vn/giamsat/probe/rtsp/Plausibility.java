package vn.giamsat.probe.rtsp;

/// Whether a stream looks like the codec it claims to be. Encrypted payloads (EZVIZ) have random
/// headers, of which a few look valid by chance. Event loop of its probe only.
final class Plausibility {
    private long valid;
    private long invalid;

    void count(boolean isValid) {
        if (isValid) {
            valid++;
        } else {
            invalid++;
        }
    }

    /// What was counted as valid turned out not to be.
    void retract() {
        valid--;
        invalid++;
    }

    boolean isGiven() {
        return valid >= invalid;
    }
}
