package vn.giamsat.benchmark;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import vn.giamsat.system.Await;
import vn.giamsat.system.Product;
import vn.giamsat.system.ServiceProcess;
import vn.giamsat.system.TestDatabase;
import vn.giamsat.system.TestIssuer;

/// Simulated cameras and a service that watches them, with a database of its own, all on this
/// machine. The service is the native binary where `-Dnative` is given, else the jar.
///
/// Cameras are entered by imports while nothing is probed. Then they are called UP, as if they had
/// been probed for long, and the service starts anew: what is measured is its every day, not the
/// first hour of a country.
final class RunningFleet implements AutoCloseable {
    private static final boolean BINARY = System.getProperty("native") != null;
    /// As README advises for 100,000 cameras, as [#YOUNG] is.
    private static final String HEAP = System.getProperty("heap", BINARY ? "1300m" : "1g");
    private static final List<String> JAR_MEMORY = List.of("-Xmx" + HEAP);

    private static final String YOUNG = System.getProperty("young", "900m");

    private static final List<String> BINARY_MEMORY =
            List.of("-Xms" + HEAP, "-Xmx" + HEAP, "-Xmn" + YOUNG);

    /// How many share the cameras; each may have so much memory.
    private static final int REPLICAS = Integer.getInteger("replicas", 1);

    /// What a frozen simulator lets in; see [SimulatorProcess#freeze].
    private static final int BACKLOG = 16;

    private static final String PROVINCES =
            "select string_agg(key, ',' order by key) from province where scheme = '2021'";
    private static final String ALL_UP =
            """
            set session_replication_role = replica;
            insert into camera_health (camera_id, facility_id, province, enterprise, state, since, rung, checked_at, good_at,
                elapsed_ms, timings, up_streak, down_streak, not_up_streak, not_down_streak)
            select id, facility_id, province, enterprise, 'UP', now(), 'VERIFIED', now(), now(), 1, '[]', 2, 0, 0, 2 from camera;
            insert into facility_tally_mark (facility_id, province, enterprise) select id, province, assigned from facility;
            set session_replication_role = origin;
            analyze\
            """;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final int count;
    private final TestDatabase database;
    private final TestIssuer issuer;
    private final SimulatorProcess most;

    /// Of the eleventh camera of each facility.
    private final SimulatorProcess others;
    private final List<ServiceFigures> services = new ArrayList<>();
    private double emptyMegabytes;
    private Duration slowestImport = Duration.ZERO;

    private RunningFleet(int count) {
        this.count = count;
        this.database = kept(TestDatabase.start());
        this.issuer = kept(TestIssuer.start());
        this.most = kept(SimulatorProcess.start());
        this.others = kept(SimulatorProcess.holding(BACKLOG));
    }

    static RunningFleet of(int count) {
        var fleet = new RunningFleet(count);
        try {
            fleet.enter();
            fleet.watch();
            return fleet;
        } catch (RuntimeException | Error failed) {
            fleet.close();
            throw failed;
        }
    }

    private <T extends AutoCloseable> T kept(T part) {
        open.push(part);
        return part;
    }

    private void enter() {
        Progress.tell("%d cameras are entered", count);
        try (var entering = launched(Map.of("giamsat.schedule.enabled", "false"))) {
            database.enterPeople();
            var figures = new ServiceFigures(entering, issuer);
            emptyMegabytes = figures.residentMegabytes();
            var fleet =
                    new SpreadCameras(
                            count,
                            List.of(most.port(), others.port()),
                            Arrays.asList(database.single(PROVINCES).split(",")));
            figures.importTable("facilities", fleet.facilities());
            fleet.cameras().forEach(lines -> enter(figures, lines));
        }
        database.execute(ALL_UP);
    }

    private void enter(ServiceFigures figures, String lines) {
        var began = System.nanoTime();
        figures.importTable("cameras", lines);
        var took = Duration.ofNanos(System.nanoTime() - began);
        slowestImport = took.compareTo(slowestImport) > 0 ? took : slowestImport;
    }

    private void watch() {
        for (var replica = 0; replica < REPLICAS; replica++) {
            services.add(new ServiceFigures(kept(launched(Map.of())), issuer));
        }
        Await.until(
                "every camera is known, and to one replica",
                Duration.ofMinutes(5),
                () -> scrape().value("giamsat_cameras_watched") == count);
        Progress.tell("%d cameras are watched", count);
    }

    private ServiceProcess launched(Map<String, String> more) {
        var settings = ServiceFigures.settings(database, issuer);
        settings.put("giamsat.schedule.interval", System.getProperty("interval", "60s"));
        settings.put(
                "giamsat.schedule.picture-interval", System.getProperty("picture-interval", "10m"));
        settings.remove("giamsat.decoder.rest-after");
        settings.putAll(more);
        var product = BINARY ? Product.ofBinary() : Product.ofJar();
        var memory = (BINARY ? BINARY_MEMORY : JAR_MEMORY).toArray(String[]::new);
        var launched = ServiceProcess.launch(product, settings, memory);
        try {
            launched.awaitReady(Duration.ofMinutes(2));
            return launched;
        } catch (RuntimeException | Error failed) {
            launched.close();
            throw failed;
        }
    }

    int count() {
        return count;
    }

    TestDatabase database() {
        return database;
    }

    /// The first replica.
    ServiceFigures service() {
        return services.getFirst();
    }

    /// What all replicas tell.
    Scrape scrape() {
        var texts = services.stream().map(service -> service.scrape().text());
        return new Scrape(texts.collect(Collectors.joining("\n")));
    }

    /// CPU time of all replicas, without their decoders.
    Duration servicesCpu() {
        return cpu(CpuTime::of);
    }

    /// With their decoders.
    Duration familiesCpu() {
        return cpu(CpuTime::ofFamily);
    }

    private Duration cpu(LongFunction<Duration> of) {
        return services.stream()
                .map(service -> of.apply(service.service().pid()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    double residentMegabytes() {
        return services.stream().mapToDouble(ServiceFigures::residentMegabytes).sum();
    }

    double decodersResidentMegabytes() {
        return services.stream().mapToDouble(ServiceFigures::decodersResidentMegabytes).sum();
    }

    /// From now on cameras with these numbers say nothing ([SimulatorProcess#silence]).
    void silence(String numbers) {
        most.silence(numbers);
        others.silence(numbers);
    }

    /// From now on nothing comes back from the eleventh camera of each facility.
    void cutOffEleventh() {
        others.freeze();
    }

    /// CPU time of the simulated cameras.
    Duration camerasCpu() {
        return CpuTime.of(most.pid()).plus(CpuTime.of(others.pid()));
    }

    /// What the replicas took before there was any camera, without their decoders.
    double emptyMegabytes() {
        return REPLICAS * emptyMegabytes;
    }

    /// Of at most 10,000 cameras in one request.
    Duration slowestImport() {
        return slowestImport;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    /// What does not close must not keep the rest from it.
    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            Progress.tell("%s does not close: %s", part.getClass().getSimpleName(), failed);
        }
    }
}
