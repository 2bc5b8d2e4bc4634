/// Telling people once a day by e-mail what is new where they are appointed.
@NullMarked
package vn.giamsat.digest;

import org.jspecify.annotations.NullMarked;
