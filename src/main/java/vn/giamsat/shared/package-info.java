/// Ids, error codes, cursors and start-up checks; nothing with business meaning.
@NullMarked
package vn.giamsat.shared;

import org.jspecify.annotations.NullMarked;
