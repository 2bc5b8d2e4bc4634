/// Daily reports: gather, review, submit, accept or return, correct, remind, write to files.
@NullMarked
package vn.giamsat.report;

import org.jspecify.annotations.NullMarked;
