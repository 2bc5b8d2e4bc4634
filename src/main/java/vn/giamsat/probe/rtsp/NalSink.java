package vn.giamsat.probe.rtsp;

/// Takes NAL units as they come out of RTP payloads, whole or in fragments.
interface NalSink {
    void unit(Slice unit);

    /// @param header the unit's header bytes as one number, rebuilt from the fragment's
    /// @param data what follows the header
    void firstFragment(int header, Slice data);

    void nextFragment(Slice data);

    /// The unit whose fragments came is complete.
    void lastFragment();

    /// The payload, or the rest of it, is nothing that the format knows.
    void invalid();
}
