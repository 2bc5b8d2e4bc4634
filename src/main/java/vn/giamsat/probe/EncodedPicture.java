package vn.giamsat.probe;

/// One complete key frame as a decoder takes it: for H.264 and H.265 the parameter sets and the
/// slices in Annex B form (start codes), for MJPEG a whole JPEG file. The array is not copied;
/// nobody changes it.
public record EncodedPicture(VideoCodec codec, byte[] bytes) {}
