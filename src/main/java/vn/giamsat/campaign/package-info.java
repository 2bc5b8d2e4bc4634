/// Orders, and how far each facility has come within them: scope, steps, surveys.
@NullMarked
package vn.giamsat.campaign;

import org.jspecify.annotations.NullMarked;
