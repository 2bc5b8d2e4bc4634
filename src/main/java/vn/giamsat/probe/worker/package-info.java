/// Decodes in processes of their own, because a stranger's bytes may crash native code, or keep it
/// busy for ever. The same artefact with another entry point ([WorkerMain]), without the service's
/// environment, with limits of the kernel ([KernelLimits]), asked over its standard input and
/// output ([Pipe]).
///
/// From the outside in: `WorkerDecoder` (what a lost process says about a camera), `Workers` (as
/// many processes as threads ask), `WorkerProcess` (one of them), and on the other side of the pipe
/// `DecodingLoop`. A process that is out of hand may answer whatever it likes, so its answers are
/// read like a stranger's.
@NullMarked
package vn.giamsat.probe.worker;

import org.jspecify.annotations.NullMarked;
