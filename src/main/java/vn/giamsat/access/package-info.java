/// Who is asking and what they may see: token to viewer, appointments, scope in the database.
@NullMarked
package vn.giamsat.access;

import org.jspecify.annotations.NullMarked;
