package vn.giamsat.registry;

import vn.giamsat.shared.Page;

/// A piece of the file that an export writes.
///
/// @param text whole lines; the first piece begins with byte order mark and header
/// @param page what stands in it, one item per line, without the header
public record CsvPart<T>(String text, Page<T> page) {}
