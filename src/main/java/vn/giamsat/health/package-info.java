/// What outcomes mean: state with hysteresis, kept changes, pictures, read views.
@NullMarked
package vn.giamsat.health;

import org.jspecify.annotations.NullMarked;
