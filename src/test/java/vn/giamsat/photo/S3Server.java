package vn.giamsat.photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.giamsat.system.Await;

/// A foreign S3 server, S3Proxy (https://github.com/gaul/s3proxy), as a process of its own with one
/// bucket. It checks signatures of version 4 and keeps objects as files.
final class S3Server implements AutoCloseable {
    static final String SECRET = "bucket-never-told";

    private static final String BUCKET = "photos";
    private static final String KEY = "giamsat-test";

    /// Where Maven laid out the one version.
    private static final Path JAR = Path.of("target/s3proxy/s3proxy.jar");

    private final Process process;
    private final Path objects;
    private final String address;

    private S3Server(Process process, Path objects, String address) {
        this.process = process;
        this.objects = objects;
        this.address = address;
    }

    /// @param folder empty, for all that it keeps
    static S3Server start(Path folder) {
        try (var free = new ServerSocket(0)) {
            var port = free.getLocalPort();
            var objects = Files.createDirectories(folder.resolve("objects").resolve(BUCKET));
            var address = "http://127.0.0.1:" + port;
            var settings = folder.resolve("s3proxy.conf");
            Files.writeString(settings, settings(address, objects.getParent()));
            free.close();
            var process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-jar",
                                    JAR.toString(),
                                    "--properties",
                                    settings.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("s3proxy.log").toFile())
                            .start();
            Await.until("S3Proxy listens", Duration.ofSeconds(60), () -> listens(process, port));
            return new S3Server(process, objects, address);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String settings(String address, Path folder) {
        return """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem
        jclouds.filesystem.basedir=%s
        """
                .formatted(address, KEY, SECRET, folder);
    }

    private static boolean listens(Process process, int port) {
        if (!process.isAlive()) {
            throw new AssertionError("S3Proxy ended with " + process.exitValue());
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// How the service is configured to use the bucket.
    Map<String, String> keys() {
        return Map.of(
                "giamsat.photos.bucket.endpoint", address,
                "giamsat.photos.bucket.name", BUCKET,
                "giamsat.photos.bucket.access-key", KEY,
                "giamsat.photos.bucket.secret-key", SECRET);
    }

    /// How many objects there are.
    long objects() {
        try (var all = Files.walk(objects)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    }
}
