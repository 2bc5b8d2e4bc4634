package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.AppointmentBatch;
import vn.giamsat.access.AppointmentDraft;
import vn.giamsat.access.AppointmentRules;
import vn.giamsat.access.Enrolment;
import vn.giamsat.access.Permission;
import vn.giamsat.access.PersonDraft;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.registry.LineVerdict.Effect;
import vn.giamsat.shared.Violation;

/// The lines of one list of contacts, held against the rules of appointing. A line whose person
/// does the same at the same place already changes nothing; with an end that is another than the
/// stored one it moves the end, but not into the past: that ends it now. Confined to one import.
final class AppointmentLines implements BulkImport.Source<ListedAppointment> {
    /// Spreadsheets round to milliseconds.
    private static final Duration SAME = Duration.ofSeconds(1);

    private final Viewer.Person viewer;
    private final Instant now;
    private final Places places = new Places();
    private final Map<ImportLine<ListedAppointment>, UUID> people = new HashMap<>();
    private final Map<ImportLine<ListedAppointment>, Instant> ends = new HashMap<>();

    AppointmentLines(Viewer.Person viewer, Instant now) {
        this.viewer = viewer;
        this.now = now;
    }

    @Override
    public Permission permission() {
        return Permission.APPOINT;
    }

    @Override
    public Set<String> columns() {
        return ContactColumn.known().columns().keySet();
    }

    @Override
    public ListedAppointment draft(CsvCells cells) {
        var facility = cells.id(ContactColumn.FACILITY.field);
        var province = cells.text(ContactColumn.PROVINCE.field);
        var enterprise = cells.constant(ContactColumn.ENTERPRISE.field, Enterprise.class);
        var appointment =
                new AppointmentDraft(
                        null,
                        person(cells),
                        role(cells),
                        facility == null ? province : null,
                        enterprise == null ? null : enterprise.name(),
                        facility,
                        cells.instant(ContactColumn.FROM.field),
                        cells.instant(ContactColumn.TO.field));
        return new ListedAppointment(appointment, facility == null ? null : province);
    }

    private static PersonDraft person(CsvCells cells) {
        return new PersonDraft(
                cells.plain(ContactColumn.NAME.field),
                cells.plain(ContactColumn.TITLE.field),
                cells.text(ContactColumn.PHONE.field),
                cells.plain(ContactColumn.EMAIL.field),
                null);
    }

    private static @Nullable Role role(CsvCells cells) {
        var named = ContactColumn.constant(cells.text(ContactColumn.ROLE.field));
        var role = new CsvCells(Map.of(ContactColumn.ROLE.field, Objects.toString(named, "")));
        var read = role.constant(ContactColumn.ROLE.field, Role.class);
        cells.violations().addAll(role.violations());
        return read;
    }

    @Override
    public String column(String property) {
        return property.replaceFirst("^appointment\\.(person\\.)?", "");
    }

    @Override
    public Uni<Void> judge(ImportStep<ListedAppointment> step) {
        for (var line : step.open()) {
            AppointmentRules.brokenByScope(line.draft.appointment()).forEach(line::reject);
        }
        return places.found(step)
                .invoke(() -> step.open().forEach(line -> places.demand(line, viewer)))
                .invoke(() -> rejectRepeated(step.open()))
                .chain(() -> known(step))
                .chain(() -> AppointmentBatch.held(step.connection(), Set.copyOf(people.values())))
                .invoke(held -> step.open().forEach(line -> compare(line, held)))
                .replaceWithVoid();
    }

    /// A person is named in one way throughout, and to each place once.
    private void rejectRepeated(List<ImportLine<ListedAppointment>> lines) {
        Map<String, ImportLine<ListedAppointment>> seen = new HashMap<>();
        for (var line : lines) {
            var person = line.draft.appointment().person();
            for (var proof : proofs(person)) {
                var earlier = seen.putIfAbsent(proof, line);
                if (earlier != null
                        && !proofs(earlier.draft.appointment().person()).equals(proofs(person))) {
                    line.reject(Violation.of("person", "one-person"));
                    break;
                }
            }
        }
        BulkImport.rejectDoubles(
                lines,
                "person",
                line ->
                        line.accepted()
                                ? List.of(
                                        proofs(line.draft.appointment().person()),
                                        line.draft.appointment().role(),
                                        line.draft.place(places.province(line)))
                                : null);
    }

    private static Set<String> proofs(PersonDraft person) {
        var proofs = new TreeSet<String>();
        if (person.phone() != null) {
            proofs.add(person.phone());
        }
        if (person.email() != null) {
            proofs.add(person.email().toLowerCase(Locale.ROOT));
        }
        return proofs;
    }

    /// Enters who is new; what a rejected import has entered is rolled back with it.
    private Uni<Void> known(ImportStep<ListedAppointment> step) {
        var lines = step.open();
        return Enrolment.of(step.connection(), lines.stream().map(this::entrant).toList())
                .invoke(
                        known -> {
                            for (var at = 0; at < lines.size(); at++) {
                                var line = lines.get(at);
                                known.get(at)
                                        .ifPresentOrElse(
                                                person -> people.put(line, person),
                                                () ->
                                                        line.reject(
                                                                Violation.of(
                                                                        "person", "one-person")));
                            }
                        })
                .replaceWithVoid();
    }

    private Enrolment.Entrant entrant(ImportLine<ListedAppointment> line) {
        var appointment = line.draft.appointment();
        return new Enrolment.Entrant(
                appointment.person(), appointment.role(), places.province(line));
    }

    private void compare(
            ImportLine<ListedAppointment> line, Map<UUID, List<Appointment>> appointments) {
        var same =
                appointments.getOrDefault(people.get(line), List.of()).stream()
                        .filter(held -> line.draft.says(held, places.province(line)))
                        .toList();
        var to = line.draft.appointment().to();
        var holding = same.stream().filter(this::stillHolds).findFirst();
        if (holding.isPresent()) {
            var moved = to != null && !near(to, holding.get().to());
            line.found(holding.get().id(), moved ? Effect.CHANGED : Effect.UNCHANGED);
            if (moved) {
                ends.put(line, to.isBefore(now) ? now : to);
            }
        } else if (to != null && !to.isAfter(now) && !same.isEmpty()) {
            line.found(same.getLast().id(), Effect.UNCHANGED); // it ended, as the line says
        } else {
            AppointmentRules.brokenByDates(line.draft.appointment().begun(now))
                    .forEach(line::reject);
        }
    }

    /// Or will.
    private boolean stillHolds(Appointment held) {
        var to = held.to();
        return to == null || to.isAfter(now) && to.isAfter(held.from());
    }

    private static boolean near(Instant to, @Nullable Instant stored) {
        return stored != null && Duration.between(to, stored).abs().compareTo(SAME) < 0;
    }

    @Override
    public Uni<Void> store(ImportStep<ListedAppointment> step) {
        return step.insert(AppointmentBatch.APPOINT, this::row)
                .chain(() -> step.insert(AppointmentBatch.END_AT, this::end));
    }

    private @Nullable Tuple row(ImportLine<ListedAppointment> line) {
        return line.is(Effect.NEW)
                ? AppointmentBatch.row(
                        line.id,
                        people.get(line),
                        line.draft.appointment().begun(now),
                        places.province(line))
                : null;
    }

    private @Nullable Tuple end(ImportLine<ListedAppointment> line) {
        var end = ends.get(line);
        return end == null ? null : Tuple.of(line.id, end.atOffset(ZoneOffset.UTC));
    }
}
