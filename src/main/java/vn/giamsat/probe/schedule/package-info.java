/// Decides who is probed when, and how many at once.
@NullMarked
package vn.giamsat.probe.schedule;

import org.jspecify.annotations.NullMarked;
