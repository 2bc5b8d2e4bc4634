/// Telling others what happened: events of other features, delivered to the systems that want them.
@NullMarked
package vn.giamsat.notice;

import org.jspecify.annotations.NullMarked;
