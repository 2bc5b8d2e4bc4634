package vn.giamsat.simulator;

/// The one login of all simulated cameras; no secret.
public final class SimulatedLogin {
    public static final String USER = "simulated";
    public static final String PASSWORD = "nhin-that-2021";

    static final String REALM = "Simulated camera";

    private SimulatedLogin() {}
}
