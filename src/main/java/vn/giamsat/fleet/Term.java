package vn.giamsat.fleet;

/// One ownership of a shard: what was found in it may be written as long as it lasts.
///
/// @param epoch counts the owners of the shard
public record Term(int shard, long epoch) {}
