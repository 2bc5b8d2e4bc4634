/// Turns received media into a picture and measures it with FFmpeg, from memory only. The only user
/// of JavaCPP. Work runs on a bounded pool of named threads. From the outside in: `FfmpegExaminer`
/// (threads and time limits), `KeyFrameExaminer` (one picture), `Decoding`, `Thumbnail` and
/// `JpegEncoding` (native memory), `Sight` and the `PictureCheck`s (plain Java).
@NullMarked
package vn.giamsat.probe.media;

import org.jspecify.annotations.NullMarked;
