package vn.giamsat.system;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import vn.giamsat.simulator.SimulatedLogin;

/// Everything that the integration tests give the service and that it may tell nobody. Passwords
/// are made up where they are used; each holds one of two marks, which are looked for
/// ([ToldSecretsIT]), and `TestSecretsTest` sees to it. Tokens have a form, which is looked for,
/// whoever made them.
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

    /// What a real identity provider gave: any JWT has the form that is looked for, but a code has
    /// none.
    private static final Set<String> GIVEN = ConcurrentHashMap.newKeySet();

    private TestSecrets() {}

    static List<String> all() {
        var known =
                Stream.of(MARK, CAMERA_MARK, SimulatedLogin.PASSWORD, KEY, OTHER_KEY, TOKEN_BEGIN);
        return Stream.concat(known, GIVEN.stream()).toList();
    }

    /// To be looked for, too.
    static String given(String secret) {
        GIVEN.add(secret);
        return secret;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
