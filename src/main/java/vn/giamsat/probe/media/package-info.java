/// Turns received media into a picture and measures it with FFmpeg, from memory only. The only user
/// of JavaCPP. Work runs on bounded pools of named threads. From the outside in: `FfmpegExaminer`
/// (threads and time limits), `Decoder` (this process, or those of `probe.worker`),
/// `KeyFrameExaminer` (one picture), `Decoding`, `ScaledPicture` and
/// `JpegEncoding` (native memory), `Sight` and the `PictureCheck`s (plain Java). Photos of phones
/// go the same way: `PhotoDeveloper`, `Darkroom`, and `PhotoFile`, which reads what a file says of
/// itself.
@NullMarked
package vn.giamsat.probe.media;

import org.jspecify.annotations.NullMarked;
