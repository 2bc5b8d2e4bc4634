package vn.giamsat.entry;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Keys by which a native binary finds its resources, compared by plain code. The key is a record,
/// whose own comparison GraalVM 25 interprets: 31 of the 54 MB that a start allocated were its
/// garbage (JFR, 2026-11-29). Other versions of GraalVM, where there is no such key, keep theirs.
@TargetClass(
        className = ResourceKeySubstitution.IsThere.KEY,
        onlyWith = ResourceKeySubstitution.IsThere.class)
final class ResourceKeySubstitution {
    @Alias private @Nullable Module module;
    @Alias private @Nullable String resource;

    @Override
    @Substitute
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourceKeySubstitution key
                && module == key.module
                && Objects.equals(resource, key.resource);
    }

    static final class IsThere implements BooleanSupplier {
        static final String KEY = "com.oracle.svm.core.jdk.Resources$ModuleInstanceResourceKey";

        @Override
        public boolean getAsBoolean() {
            try {
                Class.forName(KEY, false, ClassLoader.getSystemClassLoader());
                return true;
            } catch (ClassNotFoundException absent) {
                return false;
            }
        }
    }
}
