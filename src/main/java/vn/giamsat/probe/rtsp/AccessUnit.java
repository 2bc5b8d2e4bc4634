package vn.giamsat.probe.rtsp;

/// One picture of H.264 or H.265 while its NAL units come in (ITU-T H.264 section 3.1, "access
/// unit"): the bytes that a decoder will need, and whether they are all there. Event loop of its
/// probe only.
final class AccessUnit {
    private final PictureBytes bytes;
    private int timestamp;
    private boolean damaged;
    private boolean key;
    private boolean recovering;
    private int offeredBytes;

    AccessUnit(int limitBytes) {
        bytes = new PictureBytes(limitBytes);
    }

    void begin(int newTimestamp) {
        timestamp = newTimestamp;
        bytes.clear();
        damaged = false;
        key = false;
        recovering = false;
        offeredBytes = 0;
    }

    PictureBytes bytes() {
        return bytes;
    }

    int timestamp() {
        return timestamp;
    }

    /// Something of it is lost.
    void spoil() {
        damaged = true;
    }

    /// Keeps a message after which the picture stands alone although it is no IDR.
    void recover(Slice message) {
        recovering = true;
        append(message);
    }

    boolean isRecovering() {
        return recovering;
    }

    void append(Slice unit) {
        bytes.append(AnnexB.startCode());
        bytes.append(unit);
    }

    /// Notes a slice that is in the bytes already.
    void sliced(boolean first, boolean alone) {
        if (!first && !key) {
            spoil(); // the slice before it is lost
        }
        key = key || alone;
    }

    /// Whether it is a whole key frame, as far as one can tell at its end, and has grown since it
    /// was last offered.
    boolean isWorthOffering() {
        return key && !damaged && !bytes.isOverflowed() && bytes.length() > offeredBytes;
    }

    void offered() {
        offeredBytes = bytes.length();
    }

    boolean wasOffered() {
        return offeredBytes > 0;
    }
}
