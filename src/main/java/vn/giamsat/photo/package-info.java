/// Photos of facilities, from phones on poor networks: uploads that can be resumed (tus 1.0), where
/// the files are kept, who sees them. What a photo shows is made anew by `probe.media`.
@NullMarked
package vn.giamsat.photo;

import org.jspecify.annotations.NullMarked;
