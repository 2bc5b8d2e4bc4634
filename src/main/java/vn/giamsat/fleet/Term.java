package vn.giamsat.fleet;

/// One ownership of a shard: what was found in it may be written as long as it lasts.
///
/// @param epoch counts the owners of the shard
public record Term(int shard, long epoch) {
    /// Written out: a native image interprets what records get by themselves.
    @Override
    public boolean equals(Object other) {
        return other instanceof Term term && shard == term.shard && epoch == term.epoch;
    }

    @Override
    public int hashCode() {
        return 31 * shard + Long.hashCode(epoch);
    }
}
