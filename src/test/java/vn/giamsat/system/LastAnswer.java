package vn.giamsat.system;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// Adds to what a test failed with the last answer that it got. RestAssured's own log of failures,
/// which Quarkus switches on, formats every request and answer of tests that pass, too: an eighth
/// of all that the JVM of integration tests did.
public final class LastAnswer
        implements BeforeAllCallback,
                BeforeEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {
    private static final int LENGTH = 2_000;
    private static final ThreadLocal<String> LAST = new ThreadLocal<>();

    static void keep(String question, int status, String body) {
        LAST.set(question + ": " + status + "\n" + body);
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        LAST.remove();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        LAST.remove();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failed)
            throws Throwable {
        throw withLastAnswer(failed);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext test, Throwable failed)
            throws Throwable {
        throw withLastAnswer(failed);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext test, Throwable failed)
            throws Throwable {
        throw withLastAnswer(failed);
    }

    private static Throwable withLastAnswer(Throwable failed) {
        var last = LAST.get();
        if (last != null) {
            failed.addSuppressed(new Shown(last));
        }
        return failed;
    }

    /// Has no place where it came from.
    private static final class Shown extends RuntimeException {
        private Shown(String answer) {
            super(answer.substring(0, Math.min(LENGTH, answer.length())), null, false, false);
        }
    }
}
