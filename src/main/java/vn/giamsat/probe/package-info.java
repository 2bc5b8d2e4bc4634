/// The language of probing: what is asked of a camera and what was learned. Plain Java, no
/// framework.
@NullMarked
package vn.giamsat.probe;

import org.jspecify.annotations.NullMarked;
