package vn.giamsat.registry;

/// A line of a file that is imported.
///
/// @param number of its first line in the file; the header is line 1
record ImportedLine(int number, CsvCells cells) {}
