/// HTTP to features: one resource per feature, one problem mapper.
@NullMarked
package vn.giamsat.api.rest;

import org.jspecify.annotations.NullMarked;
