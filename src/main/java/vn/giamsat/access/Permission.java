package vn.giamsat.access;

/// What a role allows. Where it allows it is the appointment's scope.
public enum Permission {
    /// See facilities, cameras, health and pictures.
    READ(Role.READERS),
    /// Register, change and import facilities.
    EDIT_FACILITIES(Role.FACILITY_EDITORS),
    /// Register, change, import and retire cameras, and enter their logins.
    EDIT_CAMERAS(Role.CAMERA_EDITORS),
    /// Ask for a probe now.
    PROBE(Role.PROBERS),
    /// Mark cameras as under maintenance, and as in service again.
    REPORT_STATUS(Role.STATUS_REPORTERS),
    /// Send photos of facilities.
    ADD_PHOTOS(Role.PHOTOGRAPHERS),
    /// Register orders and change them.
    MANAGE_CAMPAIGNS(Role.CAMPAIGN_KEEPERS),
    /// Declare that a facility cannot be connected, exempt it, or take either back.
    DECIDE_STEPS(Role.STEP_DECIDERS),
    /// Save and submit what was found at facilities.
    SURVEY(Role.SURVEYORS),
    /// See what provinces report of each day.
    READ_REPORTS(Role.REPORT_READERS),
    /// Edit the remarks of the daily report and submit it.
    SUBMIT_REPORTS(Role.REPORT_SUBMITTERS),
    /// Accept daily reports, return them, and let them be corrected although they are locked.
    DECIDE_REPORTS(Role.REPORT_DECIDERS),
    /// Propose how facilities are connected.
    PROPOSE_PLANS(Role.PLANNERS),
    /// Agree to plans, or return them.
    DECIDE_PLANS(Role.PLAN_DECIDERS),
    /// See who is appointed to what, with phone numbers and e-mail addresses.
    READ_PEOPLE(Role.PEOPLE_READERS),
    /// Appoint people and end appointments: whom to what, the role says.
    APPOINT(Role.APPOINTERS),
    /// See who did what, and who looked at which picture.
    READ_AUDIT(Role.AUDITORS),
    /// See which keys seal camera logins, and have all sealed with the current one.
    KEEP_KEYS(Role.KEY_KEEPERS),
    /// Enter and correct administrative units.
    KEEP_REFERENCE(Role.REFERENCE_KEEPERS),
    /// See and change the configuration while the service runs.
    CONFIGURE(Role.CONFIGURERS),
    /// Say whom else events are told, and see what became of them.
    KEEP_WEBHOOKS(Role.WEBHOOK_KEEPERS),
    /// Correct what is known of anybody, and let people bind their logins anew.
    ADMINISTER(Role.ADMINISTRATORS);

    private final String securityRole;

    Permission(String securityRole) {
        this.securityRole = securityRole;
    }

    /// As `@RolesAllowed` names those who have it somewhere.
    String securityRole() {
        return securityRole;
    }
}
