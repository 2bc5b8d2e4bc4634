package vn.giamsat.probe;

/// The cameras in a process's charge.
///
/// @param ownership whether one of them still is, to be asked before each word that is said to it
/// @param habits what is remembered of how their streams come
public record Charge(Ownership ownership, StreamHabits habits) {
    /// Where one process has all cameras, and nothing outlives it.
    public static Charge ofAll() {
        return new Charge(Ownership.OF_ALL, new StreamHabits());
    }
}
