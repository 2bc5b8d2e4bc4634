package vn.giamsat;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The map of the house. Change the map when the plan changes, and say why in the commit.
class ArchitectureTest {
    private static final String ROOT = "vn.giamsat.";

    /// Who may know whom. A package that is missing here fails the test.
    private static final Map<String, Set<String>> MAY_KNOW =
            Map.ofEntries(
                    Map.entry("shared", Set.of()),
                    Map.entry("probe", Set.of("shared")),
                    Map.entry("probe.wire", Set.of("probe", "shared")),
                    Map.entry("probe.rtsp", Set.of("probe", "probe.wire", "shared")),
                    Map.entry("probe.onvif", Set.of("probe", "probe.wire", "shared")),
                    Map.entry("probe.media", Set.of("probe", "shared")),
                    // Processes of their own around the users of native code.
                    Map.entry("probe.worker", Set.of("probe", "probe.media", "shared")),
                    // The product's entry is also that of the decoder processes.
                    Map.entry("entry", Set.of("probe.worker")),
                    // Judges by earlier pictures of a camera: who decodes one knows no camera.
                    Map.entry("probe.memory", Set.of("probe", "shared")),
                    Map.entry("access", Set.of("shared")),
                    // Addresses, logins and codecs are registered in the language of probing.
                    Map.entry("registry", Set.of("access", "probe", "shared")),
                    // Who owns which cameras; what health is written says under which ownership.
                    Map.entry("fleet", Set.of("access", "shared")),
                    Map.entry(
                            "health",
                            Set.of(
                                    "probe",
                                    "probe.memory",
                                    "registry",
                                    "fleet",
                                    "access",
                                    "shared")),
                    Map.entry("campaign", Set.of("registry", "health", "access", "shared")),
                    Map.entry("field", Set.of("registry", "health", "access", "shared")),
                    Map.entry(
                            "report",
                            Set.of("registry", "health", "campaign", "field", "access", "shared")),
                    // Photos are decoded by the one user of native code.
                    Map.entry("photo", Set.of("probe.media", "access", "shared")),
                    // Tells other systems what happened in the features; seals its secrets as
                    // camera logins are.
                    Map.entry(
                            "notice", Set.of("registry", "health", "campaign", "access", "shared")),
                    // Tells people what happened in the features, on the ways of notice.
                    Map.entry(
                            "digest",
                            Set.of(
                                    "registry",
                                    "health",
                                    "campaign",
                                    "field",
                                    "notice",
                                    "access",
                                    "shared")),
                    // Takes the prober's viewer to the database, and asks whether a person may ask.
                    Map.entry(
                            "probe.schedule",
                            Set.of(
                                    "probe",
                                    "probe.memory",
                                    "health",
                                    "registry",
                                    "fleet",
                                    "access",
                                    "shared")),
                    Map.entry(
                            "api.rest",
                            Set.of(
                                    "registry",
                                    "health",
                                    "campaign",
                                    "field",
                                    "report",
                                    "notice",
                                    "digest",
                                    "photo",
                                    "access",
                                    "probe",
                                    "probe.schedule",
                                    "shared")),
                    Map.entry(
                            "api.graphql",
                            Set.of(
                                    "registry",
                                    "health",
                                    "campaign",
                                    "field",
                                    "report",
                                    "notice",
                                    "digest",
                                    "photo",
                                    "access",
                                    "probe",
                                    "probe.schedule",
                                    "shared",
                                    "api.rest")),
                    Map.entry("simulator", Set.of("shared")),
                    // Dev mode only: enters the samples and starts the simulated fleet.
                    Map.entry("development", Set.of("simulator", "registry", "access", "shared")));

    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("vn.giamsat");

    @Test
    void packagesKnowOnlyWhomTheMapAllows() {
        var strangers =
                MAIN.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith(ROOT))
                        .filter(arrow -> !allowed(arrow.getOriginClass(), arrow.getTargetClass()))
                        .map(arrow -> arrow.getDescription())
                        .collect(Collectors.toCollection(java.util.TreeSet::new));

        assertThat(strangers).isEmpty();
    }

    private static boolean allowed(JavaClass from, JavaClass to) {
        var origin = packageOf(from);
        var target = packageOf(to);
        assertThat(MAY_KNOW).as("the map knows every package").containsKeys(origin, target);
        return origin.equals(target) || MAY_KNOW.get(origin).contains(target);
    }

    private static String packageOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    @Test
    void packagesFormNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("vn.giamsat.(**)")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void transportStaysAtTheEdge() {
        noClasses()
                .that()
                .resideOutsideOfPackage("vn.giamsat.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.eclipse.microprofile.graphql..")
                .check(MAIN);
    }

    @Test
    void onlyTheMediaPackageTouchesNativeCode() {
        noClasses()
                .that()
                .resideOutsideOfPackages("vn.giamsat.probe.media..", "vn.giamsat.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(MAIN);
    }

    @Test
    void everyPostMayBeRepeatedUnderAKey() {
        methods()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.POST")
                .should()
                .beAnnotatedWith("vn.giamsat.api.rest.Once")
                .check(MAIN);
    }

    @Test
    void theDatabaseStaysBelowTheApisAndAwayFromTheProbes() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "vn.giamsat.probe",
                        "vn.giamsat.probe.wire",
                        "vn.giamsat.probe.rtsp",
                        "vn.giamsat.probe.onvif",
                        "vn.giamsat.probe.media",
                        "vn.giamsat.probe.worker",
                        "vn.giamsat.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "org.hibernate.reactive..",
                        "io.vertx.mutiny.sqlclient..",
                        "io.vertx.sqlclient..",
                        "java.sql..")
                .check(MAIN);
    }

    @Test
    void nothingWaits() {
        noClasses()
                .should()
                .callMethodWhere(
                        target(nameMatching("await|join|sleep"))
                                .and(
                                        DescribedPredicate.describe(
                                                "of something that waits",
                                                call ->
                                                        !call.getTargetOwner()
                                                                .getName()
                                                                .equals("java.lang.String"))))
                .check(MAIN);
    }

    @Test
    void beansGetTheirCollaboratorsByConstructor() {
        noFields()
                .should()
                .beAnnotatedWith(jakarta.inject.Inject.class)
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        var marked =
                MAIN.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(each -> !each.getName().equals("vn.giamsat"))
                        .filter(
                                each ->
                                        !each.isAnnotatedWith(
                                                "org.jspecify.annotations.NullMarked"))
                        .map(each -> each.getName())
                        .toList();

        assertThat(marked).isEmpty();
    }

    @Test
    void namesSayWhatThingsAre() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Dto)")
                .check(MAIN);
    }
}
