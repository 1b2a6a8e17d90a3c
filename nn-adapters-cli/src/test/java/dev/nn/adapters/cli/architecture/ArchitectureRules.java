package dev.nn.adapters.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.Set;

/**
 * The architecture rules as executable checks. The root package is a parameter, so that fixtures
 * can violate them.
 */
record ArchitectureRules(String root) {

    private static final Set<String> INEXACT = Set.of(
            "acos",
            "asin",
            "atan",
            "atan2",
            "cbrt",
            "cos",
            "cosh",
            "exp",
            "expm1",
            "hypot",
            "log",
            "log10",
            "log1p",
            "pow",
            "sin",
            "sinh",
            "tan",
            "tanh",
            "toDegrees",
            "toRadians",
            "random");

    /** Returns the package of the JDK's Vector API, or of its stand-in among the fixtures. */
    private String vectorApi() {
        return root.equals("dev.nn") ? "jdk.incubator.vector" : root + ".vectorapi";
    }

    /**
     * Requires that the domain depends only on java.base; JSpecify's annotations are the one
     * exception.
     */
    ArchRule domainSeesNothing() {
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + ".domain..", "java.lang..", "java.math", "java.util..", "java.io", "org.jspecify..");
    }

    /** Requires that the application depends only on the domain and vavr. */
    ArchRule applicationSeesDomainAndVavr() {
        return classes()
                .that()
                .resideInAPackage(root + ".application..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + ".domain..",
                        root + ".application..",
                        "java.lang..",
                        "java.util..",
                        "java.io",
                        "io.vavr..",
                        "org.jspecify..");
    }

    /**
     * Forbids the application from creating pictures and archives, which are files, whatever else
     * of java.util it may use.
     */
    ArchRule applicationCompressesNothing() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.zip..", "java.util.jar..", "java.awt..", "javax..");
    }

    /**
     * Requires that the file adapter depends only on the application, the domain and file
     * libraries.
     */
    ArchRule filesSeeTheApplicationAndFileLibraries() {
        return classes()
                .that()
                .resideInAPackage(root + ".adapters.file..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + ".domain..",
                        root + ".application..",
                        root + ".adapters.file..",
                        "java..",
                        "javax.crypto..",
                        "io.vavr..",
                        "tools.jackson..",
                        "org.snakeyaml.engine..",
                        "de.siegmar.fastcsv..",
                        "org.jspecify..");
    }

    /** Requires that only the composition root depends on adapters and plugins. */
    ArchRule onlyBootstrapSeesAdapters() {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".adapters.cli.command..", root + ".adapters.cli.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".adapters.file..", root + ".plugin..", root + ".adapters.cli.bootstrap..");
    }

    /** Requires that plugins depend only on the domain. */
    ArchRule pluginsSeeTheDomain() {
        return classes()
                .that()
                .resideInAPackage(root + ".plugin..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + ".plugin..",
                        root + ".domain..",
                        "java.lang..",
                        "java.util..",
                        "org.jspecify..",
                        vectorApi());
    }

    /**
     * Restricts the Vector API, which may be missing at run time, to one package, which is loaded
     * only once the API was found.
     */
    ArchRule onlyTheVectorKernelsSeeTheVectorApi() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".plugin.cpu.vector..", vectorApi())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(vectorApi());
    }

    /**
     * Forbids operations whose bits depend on the vector width: sums across lanes, and functions
     * written by the processor's vendor.
     */
    ArchRule noWidthDependentVectors() {
        DescribedPredicate<JavaAccess<?>> dependent = DescribedPredicate.describe(
                "of what depends on the vector's width",
                access -> access.getTargetOwner().getPackageName().equals(vectorApi())
                        && (access.getTarget().getName().equals("reduceLanes")
                                || (access.getTargetOwner().getSimpleName().equals("VectorOperators")
                                        && INEXACT.contains(
                                                access.getTarget().getName().toLowerCase(Locale.ROOT)))));
        return noClasses().that().resideInAPackage(root + "..").should().accessTargetWhere(dependent);
    }

    /**
     * Requires that commands use only the inbound ports of the application and the types these are
     * made of.
     */
    ArchRule commandsSeePortsIn() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".adapters.cli.command..")
                .should()
                .dependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage(root + ".application..", "com.google.inject..")
                                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(ofPortsIn()))));
    }

    /**
     * Forbids inbound ports from depending on other packages of the application, so that any
     * package may implement them.
     */
    ArchRule inboundPortsAreIndependent() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".application.port.in..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(root + ".application..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(ofPortsIn()))));
    }

    private String[] ofPortsIn() {
        return new String[] {
            root + ".application.port.in..",
            root + ".application.plugin..",
            root + ".application.problem..",
            root + ".application.page.."
        };
    }

    /**
     * Requires that a service is named after its port, so that the implementation of a use case is
     * easy to find.
     */
    ArchRule servicesAreNamedAfterTheirPort() {
        return classes()
                .that()
                .resideInAPackage(root + ".application..")
                .and()
                .implement(JavaClass.Predicates.resideInAPackage(root + ".application.port.in..")
                        .and(JavaClass.Predicates.TOP_LEVEL_CLASSES))
                .and()
                .resideOutsideOfPackage(root + ".application.port.in..")
                .should(ArchCondition.from(DescribedPredicate.describe(
                        "be named after the port",
                        type -> type.getRawInterfaces().stream()
                                .anyMatch(port -> type.getSimpleName().equals(port.getSimpleName() + "Service")))));
    }

    /** Requires that the contract tests depend only on the domain and JUnit. */
    ArchRule testkitSeesDomainAndJunit() {
        return classes()
                .that()
                .resideInAPackage(root + ".testkit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + ".testkit..",
                        root + ".domain..",
                        "java.lang..",
                        "java.util..",
                        "org.junit.jupiter.api..",
                        "org.jspecify..");
    }

    /**
     * Forbids {@link Math}'s transcendental functions, whose bits differ between machines; those of
     * {@link StrictMath} do not.
     */
    ArchRule noInexactMath() {
        DescribedPredicate<JavaMethodCall> inexact = DescribedPredicate.describe(
                "of an inexact function of Math",
                call -> call.getTargetOwner().isEquivalentTo(Math.class)
                        && INEXACT.contains(call.getTarget().getName()));
        return noClasses().that().resideInAPackage(root + "..").should().callMethodWhere(inexact);
    }

    /** Requires that only the console and the composition root use the standard streams. */
    ArchRule onlyTheConsolePrints() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".adapters.cli.console..", root + ".adapters.cli.bootstrap..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }

    /** Forbids the domain from reading a clock or drawing unseeded random numbers. */
    ArchRule domainIsDeterministic() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.util.concurrent.ThreadLocalRandom.class);
    }

    /** Forbids cycles between the packages of a module. */
    ArchRule noCyclesIn(String module) {
        return slices().matching(root + "." + module + ".(*)..").should().beFreeOfCycles();
    }
}
