package vn.giamsat.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What clients did to the simulated cameras, for tests to check. Counts since the start of the
/// simulator; from any thread.
///
/// Open connections are not counted, because a close may arrive here after the client's next
/// connection: to prove that a client asks a host for one picture at a time, look at sessions.
public final class Traffic {
    private final LongAdder connections = new LongAdder();
    private final LongAdder sessions = new LongAdder();
    private final LongAdder failedLogins = new LongAdder();
    private final Level openSessions = new Level();
    private final Map<RtspMethod, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    Traffic() {}

    /// Connections accepted.
    public long connections() {
        return connections.sum();
    }

    /// Sessions begun: SETUP that succeeded.
    public long sessions() {
        return sessions.sum();
    }

    /// The most sessions at once on all hosts together.
    public int mostSessions() {
        return openSessions.most();
    }

    /// The most sessions at once that each `host:port` has had.
    public Map<String, Integer> mostSessionsByHost() {
        return hosts.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, host -> host.getValue().openSessions.most()));
    }

    /// How often at each `host:port` a connection asked for more, after another one that was made
    /// later, or not yet silent, had asked for something: two clients in conversation at a time.
    /// TEARDOWN asks for nothing. Hosts where that never was are left out.
    public Map<String, Integer> interruptionsByHost() {
        return hosts.entrySet().stream()
                .filter(host -> host.getValue().interruptions.sum() > 0)
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey,
                                host -> host.getValue().interruptions.intValue()));
    }

    /// Requests understood, to any camera.
    public long requests(RtspMethod method) {
        var count = requests.get(method);
        return count == null ? 0 : count.sum();
    }

    /// Requests with an Authorization that was not accepted.
    public long failedLogins() {
        return failedLogins.sum();
    }

    Host at(String host, int port) {
        return hosts.computeIfAbsent(host + ":" + port, key -> new Host());
    }

    /// The part of one host and port; what is counted there counts for all.
    final class Host {
        private final Level openSessions = new Level();
        private final LongAdder interruptions = new LongAdder();
        private @Nullable Object speaker;

        private Host() {}

        void connected() {
            connections.increment();
        }

        void sessionBegun() {
            sessions.increment();
            openSessions.rise();
            Traffic.this.openSessions.rise();
        }

        void sessionEnded() {
            openSessions.fall();
            Traffic.this.openSessions.fall();
        }

        /// @param client who asked, the same object for each connection
        /// @param before whether it asked for something before
        synchronized void spoke(Object client, boolean before) {
            if (before && speaker != client) {
                interruptions.increment();
            }
            speaker = client;
        }

        void asked(RtspMethod method) {
            requests.computeIfAbsent(method, key -> new LongAdder()).increment();
        }

        void loginFailed() {
            failedLogins.increment();
        }
    }
}
