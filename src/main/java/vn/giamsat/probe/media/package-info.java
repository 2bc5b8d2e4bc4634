/// Turns received media into a picture and measures it with FFmpeg, from memory only. The only user
// of
/// JavaCPP. Work runs on a bounded pool of named threads.
@NullMarked
package vn.giamsat.probe.media;

import org.jspecify.annotations.NullMarked;
