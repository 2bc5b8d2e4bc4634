/// Asks devices for their streams over ONVIF: SOAP 1.2 over HTTP/1.1. Event loop only; XML of
/// strangers is read with limits, and nothing in it leads anywhere.
@NullMarked
package vn.giamsat.probe.onvif;

import org.jspecify.annotations.NullMarked;
