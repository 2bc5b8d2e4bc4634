/// What makes `quarkus:dev` a whole system on a bare machine: a real embedded PostgreSQL, sample
/// data entered through the ordinary import, and the simulated fleet. Never part of a production
/// build.
@NullMarked
package vn.giamsat.development;

import org.jspecify.annotations.NullMarked;
