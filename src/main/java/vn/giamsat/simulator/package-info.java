/// A fleet of simulated cameras for dev mode, tests and benchmarks. It knows nothing of the service
/// that it plays cameras for, and is never part of a production build.
///
/// `Simulator` serves; `CameraPath` says which cameras exist; `FilmLibrary` holds what they play.
@NullMarked
package vn.giamsat.simulator;

import org.jspecify.annotations.NullMarked;
