/// A fleet of simulated cameras for dev mode, tests and benchmarks. It knows nothing of the service
// that
/// it plays cameras for, and is never part of a production build.
@NullMarked
package vn.giamsat.simulator;

import org.jspecify.annotations.NullMarked;
