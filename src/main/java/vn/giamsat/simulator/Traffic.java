package vn.giamsat.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

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

        void asked(RtspMethod method) {
            requests.computeIfAbsent(method, key -> new LongAdder()).increment();
        }

        void loginFailed() {
            failedLogins.increment();
        }
    }
}
