package vn.giamsat.registry;

import vn.giamsat.shared.Page;

/// A piece of the file that [CameraExport] writes.
///
/// @param text whole lines; the first piece begins with byte order mark and header
/// @param cameras one per line, without the header
public record CsvPart(String text, Page<CameraView> cameras) {}
