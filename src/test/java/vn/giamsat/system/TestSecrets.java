package vn.giamsat.system;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import vn.giamsat.simulator.SimulatedLogin;

/// Everything that the integration tests give the service and that it may tell nobody. Passwords
/// are made up where they are used; each holds one of two marks, which are looked for
/// ([ToldSecretsIT]), and `TestSecretsTest` sees to it.
public final class TestSecrets {
    /// Every password of the tests but the one below has it inside.
    public static final String MARK = "never-told";

    /// Begins the password that simulated cameras and the foreign one take.
    static final String CAMERA_MARK = "nhin-that";

    public static final String OWNER_PASSWORD = "owner-never-told";
    static final String APP_PASSWORD = "app-never-told";

    /// Sealing keys: what stands in the configuration is their Base64.
    static final String KEY = "integration-test-key-of-32-bytes";

    static final String OTHER_KEY = "the-key-that-comes-after-the-old";

    static final String KEY_BASE64 = base64(KEY);
    static final String OTHER_KEY_BASE64 = base64(OTHER_KEY);

    /// Vault's.
    static final String VAULT_TOKEN = "hvs.vault-never-told";

    /// How every token of the test issuer begins: its header, signed with RS256 under `k1`.
    private static final String TOKEN_BEGIN = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIi";

    private TestSecrets() {}

    static List<String> all() {
        return List.of(MARK, CAMERA_MARK, SimulatedLogin.PASSWORD, KEY, OTHER_KEY, TOKEN_BEGIN);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
