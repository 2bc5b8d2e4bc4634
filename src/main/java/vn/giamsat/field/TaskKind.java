package vn.giamsat.field;

import static vn.giamsat.access.Role.ENTERPRISE_ENGINEER;
import static vn.giamsat.access.Role.FACILITY_CONTACT;
import static vn.giamsat.access.Role.PROVINCE_HEALTH;
import static vn.giamsat.access.Role.PROVINCE_OPERATOR;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;

/// What people have to do for an order (letter 1407/BTTTT-CVT): each follows from the step at which
/// a facility stands, and is over when the facility moves on; or from a report that is due. A step
/// asks at most one thing of a role. The names are stable.
public enum TaskKind {
    /// Name who represents the facility.
    APPOINT_CONTACT(Set.of("LISTED"), Set.of(PROVINCE_OPERATOR)),
    /// Survey the facility and submit what was found.
    SURVEY(
            Set.of("CONTACT_APPOINTED"),
            Set.of(PROVINCE_OPERATOR, PROVINCE_HEALTH, ENTERPRISE_ENGINEER)),
    /// Receive the crew that surveys the facility, by the rules of infection control.
    RECEIVE_SURVEY(Set.of("CONTACT_APPOINTED"), Set.of(FACILITY_CONTACT)),
    /// Propose how the facility is connected.
    PROPOSE_PLAN(Set.of("SURVEYED"), Set.of(ENTERPRISE_ENGINEER)),
    /// Agree the plan, or return it.
    AGREE_PLAN(Set.of("PLAN_PROPOSED"), Set.of(PROVINCE_OPERATOR)),
    /// Connect the cameras of the agreed plan, until the service has verified them.
    CONNECT_CAMERAS(Set.of("PLAN_AGREED", "CONNECTING"), Set.of(ENTERPRISE_ENGINEER)),
    /// Let the crew in, and keep power and network up for the cameras.
    SUPPORT_CONNECTION(Set.of("PLAN_AGREED", "CONNECTING"), Set.of(FACILITY_CONTACT)),
    /// Submit the province's daily report, from the reminder on; once more when it was returned.
    SUBMIT_DAILY_REPORT(Set.of(TaskKind.REPORT_DUE), Set.of(PROVINCE_OPERATOR));

    /// Stands for a step where it is no facility that asks.
    static final String REPORT_DUE = "REPORT_DUE";

    private final Set<String> steps;
    private final Set<Role> roles;

    TaskKind(Set<String> steps, Set<Role> roles) {
        this.steps = steps;
        this.roles = roles;
    }

    /// What the viewer has to do where a facility stands at a step, by the names of steps; empty
    /// for who only watches.
    static Map<String, TaskKind> byStep(Viewer.Person viewer) {
        var held =
                viewer.inForce(Permission.READ).stream()
                        .map(Appointment::role)
                        .collect(Collectors.toSet());
        return Arrays.stream(values())
                .filter(kind -> kind.roles.stream().anyMatch(held::contains))
                .flatMap(TaskKind::atItsSteps)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<Map.Entry<String, TaskKind>> atItsSteps(TaskKind kind) {
        return kind.steps.stream().map(step -> Map.entry(step, kind));
    }
}
