package vn.giamsat.digest;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import vn.giamsat.access.AddresseeFixture;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.field.TaskFixture;

/// Digests on a real PostgreSQL, with a clock that the test holds.
final class DigestFixture implements AutoCloseable {
    static final MailConfig CONFIG = config(Map.of());

    final MigratedDatabase database = new MigratedDatabase();

    /// Later than what the database notices by itself, which it does by its own clock.
    private Instant now = Instant.now().plus(Duration.ofMinutes(5));

    private final Clock clock = new HandSet();
    final Digests digests = new Digests(database.transactions, CONFIG, clock);
    final MailRoute route = new MailRoute(database.transactions, null, CONFIG, clock);

    static MailConfig config(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailConfig.class)
                .withDefaultValues(keys)
                .build()
                .getConfigMapping(MailConfig.class);
    }

    /// One replica's.
    DigestRound round() {
        return new DigestRound(
                new DigestCalendar(database.transactions),
                AddresseeFixture.in(database),
                new DigestReader(database.transactions, TaskFixture.in(database)),
                print(),
                CONFIG,
                clock);
    }

    /// With the product's templates.
    static LetterPrint print() {
        var engine =
                Engine.builder()
                        .addDefaults()
                        .addValueResolver(new ReflectionValueResolver())
                        .addResultMapper(new HtmlEscaper(List.of("text/html")))
                        .build();
        return new LetterPrint(
                template(engine, "letter.txt", "text/plain"),
                template(engine, "letter.html", "text/html"));
    }

    private static Template template(Engine engine, String name, String type) {
        var path = "/templates/digest/" + name;
        try (var stream = Objects.requireNonNull(Engine.class.getResourceAsStream(path))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return engine.parse(text, Variant.forContentType(type));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Enters somebody who leads in the province, as the login has him.
    Viewer.Person operator(String subject, String province) {
        return person(subject, Role.PROVINCE_OPERATOR, province);
    }

    Viewer.Person person(String subject, Role role, String province) {
        var id = UUID.randomUUID();
        database.owner.execute(
                """
                insert into person (id, subject, name, email) values ('%1$s', '%2$s', 'Lê Thị Hoa', '%2$s@example.vn');
                insert into appointment (id, person_id, role, province, valid_from)
                values ('%1$s', '%1$s', '%4$s', '%3$s', '2021-05-06')\
                """
                        .formatted(id, subject, province, role));
        var area = new Appointment.Area(province, Set.of(province), null, null);
        var held = new Appointment(id, role, area, Instant.EPOCH, null);
        return new Viewer.Person(id, subject, "Lê Thị Hoa", List.of(held), null, Origin.NONE);
    }

    /// Enters a facility of that name with a camera that is down since yesterday.
    UUID failing(String name, String province) {
        var facility = database.facility(province);
        var camera = database.camera(facility, province);
        database.owner.execute(
                """
                update facility set name = '%s' where id = '%s';
                insert into incident (id, camera_id, facility_id, province, enterprise, kind, opened_at)
                select id, id, facility_id, province, enterprise, 'DOWN', '%s' from camera where id = '%s'\
                """
                        .formatted(name, facility, now.minus(Duration.ofDays(1)), camera));
        return camera;
    }

    Instant now() {
        return now;
    }

    /// A day and somewhat later: every digest is due.
    void nextDay() {
        now = now.plus(Duration.ofHours(25));
    }

    String single(String sql) {
        return database.owner.single(sql);
    }

    static <T> T await(Uni<T> asked) {
        return asked.await().atMost(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        database.close();
    }

    private final class HandSet extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
