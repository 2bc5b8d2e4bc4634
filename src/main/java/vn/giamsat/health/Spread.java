package vn.giamsat.health;

/// Least, median and most of some figures. Of an even number the median is the lower of the two in
/// the middle, so that it is one that was seen.
public record Spread(double least, double median, double most) {}
