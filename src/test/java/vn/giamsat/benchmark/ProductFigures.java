package vn.giamsat.benchmark;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import vn.giamsat.system.Await;
import vn.giamsat.system.Product;
import vn.giamsat.system.ServiceProcess;
import vn.giamsat.system.TestDatabase;
import vn.giamsat.system.TestIssuer;

/// Measures one product, the jar or the binary. The order of the figures is that of the table.
final class ProductFigures {
    static final String READY = "exec to ready, migrated database, ms";
    static final String IDLE = "RSS idle, MB";
    /// Ends with a description that has no video in it.
    static final String DESCRIPTION =
            "CPU per probe that ends with DESCRIBE, all of the service, ms";
    static final String PICTURE = "CPU per picture probe, all of the service, ms";

    private static final int STARTS = Integer.getInteger("starts", 9);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warm-up", 120));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("seconds", 30));
    private static final Duration POLL = Duration.ofMillis(2);
    private static final int FLEET = 2_000;
    private static final String[] HEAP = {"-Xmx320m"};

    /// What a collection leaves empty is given back to the system but for 1 MB.
    private static final String[] FRUGAL = {"-Xmx320m", "-XX:MaxHeapFree=1m"};
    private static final String PAGE =
            """
            {"query":"{ facilities(first: 50) { totalCount edges { node { id name kind province { key nameVi } \
            cameras { id name zone health { state rung since } } } } } }"}""";

    private final Product product;
    private final SimulatorProcess cameras;
    private final String[] heap;
    private final Map<String, String> figures = new LinkedHashMap<>();

    private ProductFigures(Product product, SimulatorProcess cameras, String... heap) {
        this.product = product;
        this.cameras = cameras;
        this.heap = heap;
    }

    static Map<String, String> all(Product product, SimulatorProcess cameras) throws IOException {
        var measured = new ProductFigures(product, cameras, HEAP);
        measured.starts();
        measured.fleet();
        measured.probes(DESCRIPTION, new Fleet("no-video", "DOWN", 500, Duration.ofSeconds(2)));
        measured.probes(PICTURE, new Fleet("normal", "UP", 300, Duration.ofSeconds(3)));
        return measured.figures;
    }

    static Map<String, String> startsOnly(Product product, SimulatorProcess cameras) {
        var measured = new ProductFigures(product, cameras, HEAP);
        measured.starts();
        return measured.figures;
    }

    /// Memory and load of a binary that keeps no more than 1 MB for what comes next.
    static Map<String, String> frugal(Product product, SimulatorProcess cameras)
            throws IOException {
        var measured = new ProductFigures(product, cameras, FRUGAL);
        measured.fleet();
        return measured.figures;
    }

    private void starts() {
        try (var database = TestDatabase.start();
                var issuer = TestIssuer.start()) {
            var settings = settings(database, issuer);
            try (var first = ServiceProcess.launch(product, settings, heap)) {
                first.awaitReady(Duration.ofSeconds(60));
                database.enterPeople();
                database.enterCamera(
                        "rtsp://127.3.0.1:%d/open/h264/normal/start".formatted(cameras.port()));
                first.terminate();
            }
            var ready = new ArrayList<Double>();
            var verdict = new ArrayList<Double>();
            for (var start = 0; start < STARTS; start++) {
                start(settings, issuer, ready, verdict);
            }
            put(READY, "%.0f", median(ready));
            put("exec to first verdict, ms", "%.0f", median(verdict));
        }
    }

    private void start(
            Map<String, String> settings,
            TestIssuer issuer,
            List<Double> ready,
            List<Double> verdict) {
        var begin = System.nanoTime();
        try (var service = ServiceProcess.launch(product, settings, heap)) {
            while (!ready(service)) {
                LockSupport.parkNanos(POLL.toNanos());
            }
            ready.add(millisSince(begin));
            var asked =
                    new ServiceFigures(service, issuer)
                            .asOperator("/api/v1/cameras/" + TestDatabase.CAMERA + "/probes")
                            .POST(HttpRequest.BodyPublishers.noBody());
            var answer = service.send(asked.build()).body();
            if (!answer.contains("VERIFIED")) {
                throw new IllegalStateException(answer);
            }
            verdict.add(millisSince(begin));
            service.terminate(); // the next one need not wait for the lease of a dead one
        }
    }

    /// Over a bare socket: an HTTP client that asks all the time would take a core.
    private static boolean ready(ServiceProcess service) {
        var address = service.uri("/q/health/ready");
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var question = "GET %s HTTP/1.0\r\n\r\n".formatted(address.getPath());
            socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.US_ASCII).matches("(?s)HTTP/1\\.. 200 .*");
        } catch (IOException notYet) {
            return false;
        }
    }

    private void fleet() throws IOException {
        try (var database = TestDatabase.start();
                var issuer = TestIssuer.start();
                var service = ServiceProcess.launch(product, settings(database, issuer), heap)) {
            service.awaitReady(Duration.ofSeconds(60));
            Await.pause(Duration.ofSeconds(15));
            var measured = new ServiceFigures(service, issuer);
            put(IDLE, "%.0f", measured.residentMegabytes());
            database.enterPeople();
            watch(measured, new SimulatedCameras(cameras.port(), "normal", FLEET, FLEET));
            Await.pause(WARM_UP);
            measured.require("UP", FLEET);
            put("RSS with 2,000 cameras, MB", "%.0f", measured.residentMegabytes());
            put("... of its decoders, MB", "%.0f", measured.decodersResidentMegabytes());
            load("GET /facilities", question(measured, "/api/v1/facilities", null, 16));
            requireWholePage(measured);
            load("GraphQL page", question(measured, "/graphql", PAGE, 4));
        }
    }

    /// GraphQL refuses a question with 200 too, and faster than it answers one.
    private static void requireWholePage(ServiceFigures measured) {
        var asked =
                measured.asOperator("/graphql")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(PAGE));
        var answer = measured.service().send(asked.build()).body();
        if (answer.contains("\"errors\"") || !answer.contains("\"totalCount\":200")) {
            throw new IllegalStateException(answer);
        }
    }

    private static Wrk.Question question(
            ServiceFigures measured, String path, String body, int atOnce) {
        var address = measured.service().uri(path).toString();
        return new Wrk.Question(address, measured.authorization(), body, atOnce);
    }

    private void load(String what, Wrk.Question question) throws IOException {
        Wrk.load(question, 30);
        var load = Wrk.load(question, 15);
        put(what + ", requests/s", "%.0f", load.requestsPerSecond());
        figures.put(what + ", p99", load.tail());
    }

    /// @param state in which all of its cameras must be when it is measured
    private record Fleet(String behaviour, String state, int count, Duration interval) {}

    private void probes(String what, Fleet fleet) {
        try (var database = TestDatabase.start();
                var issuer = TestIssuer.start()) {
            var settings = settings(database, issuer);
            settings.put("giamsat.schedule.interval", fleet.interval().toString());
            settings.put("giamsat.schedule.picture-interval", fleet.interval().toString());
            try (var service = ServiceProcess.launch(product, settings, heap)) {
                service.awaitReady(Duration.ofSeconds(60));
                database.enterPeople();
                var measured = new ServiceFigures(service, issuer);
                watch(
                        measured,
                        new SimulatedCameras(
                                cameras.port(), fleet.behaviour(), fleet.count(), fleet.count()));
                Await.pause(WARM_UP);
                measured.require(fleet.state(), fleet.count());
                var cpu = measured.cpu();
                var probes = measured.probes();
                Await.pause(MEASURED);
                var taken = measured.cpu().minus(cpu).toMillis();
                put(what, "%.2f", taken / (measured.probes() - probes));
            }
        }
    }

    private static void watch(ServiceFigures measured, SimulatedCameras fleet) {
        measured.importTable("facilities", SimulatedCameras.facilities(200));
        measured.importTable("cameras", fleet.csv());
        Await.until(
                "every camera is known",
                Duration.ofMinutes(3),
                () -> measured.metric("giamsat_cameras_watched") == fleet.inService());
    }

    private static Map<String, String> settings(TestDatabase database, TestIssuer issuer) {
        var settings = ServiceFigures.settings(database, issuer);
        settings.put("giamsat.probe.observe", "0s");
        settings.put("giamsat.graphql.trusted-only", "false");
        return settings;
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private void put(String what, String format, double value) {
        figures.put(what, format.formatted(value));
    }
}
