package vn.giamsat.fleet;

import java.util.Set;

/// Who wants to know what replicas say to each other. Called on event loops, and not to hold them.
public interface Hearer {
    /// PostgreSQL's, all lower case.
    Set<String> channels();

    void heard(String channel, String text);

    /// Hearing began anew: what was said by this transaction or a later one may be unheard.
    ///
    /// @param since as text, the horizon of the database when all had been heard last
    default void missed(String since) {}
}
