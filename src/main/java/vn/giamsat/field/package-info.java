/// What people on the spot get and send: delta sync and event streams, and what each has to do.
@NullMarked
package vn.giamsat.field;

import org.jspecify.annotations.NullMarked;
