/// Turns received media into a picture and measures it with FFmpeg, from memory only. The only user
/// of JavaCPP. Work runs on bounded pools of named threads. From the outside in: `FfmpegExaminer`
/// (threads and time limits), `Decoder` (this process, or those of `probe.worker`),
/// `KeyFrameExaminer` (one picture), `Decoding`, `ScaledPicture` and
/// `JpegEncoding` (native memory), `Sight` and the `PictureCheck`s (plain Java). Photos of phones
/// go the same way: `PhotoDeveloper`, `Darkroom`, and `PhotoFile`, which reads what a file says of
/// itself.
///
/// What a picture shows is measured by plain Java over the small planes and not by FFmpeg's
/// filters: those judge films (`blackdetect`, `freezedetect` and `siti` want pictures that follow
/// each other), give their numbers as text in metadata or in the log (`blurdetect`, `signalstats`),
/// look at the whole picture where burnt-in text has to be left out, and need libavfilter, which
/// nothing else here does.
@NullMarked
package vn.giamsat.probe.media;

import org.jspecify.annotations.NullMarked;
