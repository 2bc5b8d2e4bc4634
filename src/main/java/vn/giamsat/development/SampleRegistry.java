package vn.giamsat.development;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.registry.CameraImport;
import vn.giamsat.registry.FacilityImport;
import vn.giamsat.registry.ImportReport;

/// Sample people, facilities and cameras for dev mode. Facilities and cameras go through the
/// ordinary import, so that the files show what an import looks like. A live reload finds them
/// there already.
@ApplicationScoped
@IfBuildProfile("dev")
class SampleRegistry {
    private static final Logger LOG = Logger.getLogger(SampleRegistry.class);
    private static final Viewer ENTERING =
            new Viewer.Person(
                    null,
                    "development",
                    "development",
                    List.of(
                            new Appointment(
                                    new UUID(0, 0),
                                    Role.NATIONAL_OPERATOR,
                                    Appointment.Area.NATION,
                                    Instant.EPOCH,
                                    null)),
                    null,
                    Origin.NONE);

    private final FacilityImport facilities;
    private final CameraImport cameras;
    private final OwnerAccess owner;

    SampleRegistry(FacilityImport facilities, CameraImport cameras, OwnerAccess owner) {
        this.facilities = facilities;
        this.cameras = cameras;
        this.owner = owner;
    }

    void enter(@Observes @Priority(100) StartupEvent start) {
        owner.execute(text("people.sql"));
        facilities
                .run(text("facilities.csv"), false, ENTERING)
                .chain(
                        report ->
                                report.committed()
                                        ? cameras.run(text("cameras.csv"), false, ENTERING)
                                        : Uni.createFrom().item(report))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> owner.execute(text("contacts.sql")))
                .subscribe()
                .with(
                        SampleRegistry::told,
                        failure -> LOG.error("the sample data is not entered", failure));
    }

    private static void told(ImportReport report) {
        if (report.committed()) {
            LOG.infof("sample data entered: %d cameras", report.lines());
        } else {
            LOG.infof(
                    "sample data not entered again: %s", report.verdicts().getFirst().violations());
        }
    }

    private static String text(String name) {
        try (var stream =
                Objects.requireNonNull(
                        SampleRegistry.class.getResourceAsStream("/development/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
