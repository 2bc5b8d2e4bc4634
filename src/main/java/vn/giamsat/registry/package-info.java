/// What exists, where, and how to reach it: provinces, facilities, cameras, sealed credentials.
@NullMarked
package vn.giamsat.registry;

import org.jspecify.annotations.NullMarked;
