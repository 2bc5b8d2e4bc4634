/// Where the product begins: as the service, as a question whether it lives, or as one of its
/// decoder processes.
@NullMarked
package vn.giamsat.entry;

import org.jspecify.annotations.NullMarked;
