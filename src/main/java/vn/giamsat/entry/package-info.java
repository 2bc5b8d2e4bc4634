/// Where the product begins: as the service, as a question whether it lives, or as one of its
/// decoder processes; and what a binary has instead of GraalVM's own code.
@NullMarked
package vn.giamsat.entry;

import org.jspecify.annotations.NullMarked;
