package vn.giamsat.probe;

/// The codecs that cameras send and that the service decodes.
public enum VideoCodec {
    H264,
    H265,
    MJPEG
}
