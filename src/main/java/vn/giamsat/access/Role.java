package vn.giamsat.access;

import static vn.giamsat.access.Permission.ADD_PHOTOS;
import static vn.giamsat.access.Permission.ADMINISTER;
import static vn.giamsat.access.Permission.APPOINT;
import static vn.giamsat.access.Permission.CONFIGURE;
import static vn.giamsat.access.Permission.DECIDE_PLANS;
import static vn.giamsat.access.Permission.DECIDE_REPORTS;
import static vn.giamsat.access.Permission.DECIDE_STEPS;
import static vn.giamsat.access.Permission.EDIT_CAMERAS;
import static vn.giamsat.access.Permission.EDIT_FACILITIES;
import static vn.giamsat.access.Permission.KEEP_KEYS;
import static vn.giamsat.access.Permission.KEEP_REFERENCE;
import static vn.giamsat.access.Permission.KEEP_WEBHOOKS;
import static vn.giamsat.access.Permission.MANAGE_CAMPAIGNS;
import static vn.giamsat.access.Permission.PROBE;
import static vn.giamsat.access.Permission.PROPOSE_PLANS;
import static vn.giamsat.access.Permission.READ;
import static vn.giamsat.access.Permission.READ_AUDIT;
import static vn.giamsat.access.Permission.READ_PEOPLE;
import static vn.giamsat.access.Permission.READ_REPORTS;
import static vn.giamsat.access.Permission.REPORT_STATUS;
import static vn.giamsat.access.Permission.SUBMIT_REPORTS;
import static vn.giamsat.access.Permission.SURVEY;

import java.util.Set;

/// What a person is appointed as. The constants name what `@RolesAllowed` demands.
public enum Role {
    /// Appoints people of the nation, of provinces and of enterprises, and keeps the keys of camera
    /// logins, the reference data, the configuration and whom else events are told; sees no
    /// cameras.
    NATIONAL_ADMINISTRATOR(
            Level.NATION,
            Set.of(
                    READ_PEOPLE,
                    APPOINT,
                    READ_AUDIT,
                    KEEP_KEYS,
                    KEEP_REFERENCE,
                    CONFIGURE,
                    KEEP_WEBHOOKS,
                    ADMINISTER)),
    /// Acts everywhere, but for what is another's own word: an enterprise's plan, and a province's
    /// daily report, which the nation accepts or returns.
    NATIONAL_OPERATOR(
            Level.NATION,
            Set.of(
                    READ,
                    EDIT_FACILITIES,
                    EDIT_CAMERAS,
                    PROBE,
                    REPORT_STATUS,
                    ADD_PHOTOS,
                    SURVEY,
                    DECIDE_PLANS,
                    MANAGE_CAMPAIGNS,
                    DECIDE_STEPS,
                    READ_REPORTS,
                    DECIDE_REPORTS,
                    READ_PEOPLE,
                    APPOINT,
                    READ_AUDIT)),
    /// The National Steering Committee.
    NATIONAL_VIEWER(Level.NATION, Set.of(READ, READ_REPORTS, READ_PEOPLE, READ_AUDIT)),
    /// The Department of Information and Communications (Sở TT&TT), which leads in its province.
    PROVINCE_OPERATOR(
            Level.PROVINCE,
            Set.of(
                    READ,
                    EDIT_FACILITIES,
                    EDIT_CAMERAS,
                    PROBE,
                    REPORT_STATUS,
                    ADD_PHOTOS,
                    DECIDE_STEPS,
                    SURVEY,
                    READ_REPORTS,
                    SUBMIT_REPORTS,
                    DECIDE_PLANS,
                    READ_PEOPLE,
                    APPOINT,
                    READ_AUDIT,
                    KEEP_WEBHOOKS)),
    /// The Department of Health (Sở Y tế).
    PROVINCE_HEALTH(Level.PROVINCE, Set.of(READ, ADD_PHOTOS, SURVEY, READ_REPORTS, READ_PEOPLE)),
    PROVINCE_VIEWER(Level.PROVINCE, Set.of(READ, READ_REPORTS, READ_PEOPLE)),
    /// Of a designated telecom enterprise, in provinces or at single facilities.
    ENTERPRISE_ENGINEER(
            Level.ENTERPRISE,
            Set.of(READ, EDIT_CAMERAS, PROBE, REPORT_STATUS, ADD_PHOTOS, SURVEY, PROPOSE_PLANS)),
    /// Represents a facility (đầu mối của cơ sở), on a phone.
    FACILITY_CONTACT(Level.FACILITY, Set.of(READ, REPORT_STATUS, ADD_PHOTOS));

    /// Those who may read the registry.
    public static final String READERS = "may-read";

    /// Those who may change facilities.
    public static final String FACILITY_EDITORS = "may-edit-facilities";

    /// Those who may change cameras.
    public static final String CAMERA_EDITORS = "may-edit-cameras";

    /// Those who may ask for a probe.
    public static final String PROBERS = "may-probe";

    /// Those who may mark maintenance.
    public static final String STATUS_REPORTERS = "may-report-status";

    /// Those who may send photos.
    public static final String PHOTOGRAPHERS = "may-add-photos";

    /// Those who may register orders.
    public static final String CAMPAIGN_KEEPERS = "may-manage-campaigns";

    /// Those who may decide that a facility is not connected.
    public static final String STEP_DECIDERS = "may-decide-steps";

    /// Those who may survey facilities.
    public static final String SURVEYORS = "may-survey";

    /// Those who may see daily reports.
    public static final String REPORT_READERS = "may-read-reports";

    /// Those who may submit daily reports.
    public static final String REPORT_SUBMITTERS = "may-submit-reports";

    /// Those who may accept daily reports and return them.
    public static final String REPORT_DECIDERS = "may-decide-reports";

    /// Those who may propose connection plans.
    public static final String PLANNERS = "may-propose-plans";

    /// Those who may agree to connection plans, or return them.
    public static final String PLAN_DECIDERS = "may-decide-plans";

    /// Those who may see who is appointed to what.
    public static final String PEOPLE_READERS = "may-read-people";

    /// Those who may appoint somebody to something.
    public static final String APPOINTERS = "may-appoint";

    /// Those who may see who did what.
    public static final String AUDITORS = "may-read-audit";

    /// Those who may have camera logins sealed with another key.
    public static final String KEY_KEEPERS = "may-keep-keys";

    /// Those who may change the reference data.
    public static final String REFERENCE_KEEPERS = "may-keep-reference";

    /// Those who may change the configuration while the service runs.
    public static final String CONFIGURERS = "may-configure";

    /// Those who may say whom else events are told.
    public static final String WEBHOOK_KEEPERS = "may-keep-webhooks";

    /// Those who may correct what is known of anybody.
    public static final String ADMINISTRATORS = "may-administer";

    /// Where an appointment in a role holds, the widest first.
    enum Level {
        NATION,
        PROVINCE,
        ENTERPRISE,
        FACILITY
    }

    private final Level level;
    private final Set<Permission> permissions;

    Role(Level level, Set<Permission> permissions) {
        this.level = level;
        this.permissions = permissions;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    Level level() {
        return level;
    }

    /// Whether this role may give the other. Administrators name the people of the nation, of
    /// provinces and of enterprises; those who lead name the contacts of facilities.
    boolean mayAppoint(Role other) {
        return switch (this) {
            case NATIONAL_ADMINISTRATOR -> other != FACILITY_CONTACT;
            case NATIONAL_OPERATOR, PROVINCE_OPERATOR -> other == FACILITY_CONTACT;
            case NATIONAL_VIEWER,
                    PROVINCE_HEALTH,
                    PROVINCE_VIEWER,
                    ENTERPRISE_ENGINEER,
                    FACILITY_CONTACT ->
                    false;
        };
    }
}
