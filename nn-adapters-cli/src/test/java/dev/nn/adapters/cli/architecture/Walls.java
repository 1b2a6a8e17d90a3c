package dev.nn.adapters.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** The walls of the house as sentences that can fail. The root package is a parameter, so that fixtures can break them. */
record Walls(String root) {

    /** The domain sees java.base alone; JSpecify's annotations are the one exception. */
    ArchRule domainSeesNothing() {
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(root + ".domain..", "java.lang..", "java.util..", "java.io", "org.jspecify..");
    }

    /** The application sees the domain and vavr. */
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

    /** The adapter for files knows no command line. */
    ArchRule filesKnowNoCommandLine() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".adapters.file..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".adapters.cli..", "picocli..", "com.google.inject..");
    }

    /** Only the composition root sees adapters and plugins. */
    ArchRule onlyBootstrapSeesAdapters() {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".adapters.cli.command..", root + ".adapters.cli.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".adapters.file..", root + ".plugin..", root + ".adapters.cli.bootstrap..");
    }

    /** Plugins see the domain alone. */
    ArchRule pluginsSeeTheDomain() {
        return classes()
                .that()
                .resideInAPackage(root + ".plugin..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + ".plugin..", root + ".domain..", "java.lang..", "java.util..", "org.jspecify..");
    }

    /** Only the console and the composition root touch the standard streams. */
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

    /** The domain reads no clock and draws nothing unseeded. */
    ArchRule domainHasNoClockAndNoChance() {
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

    /** No cycles between the packages of a module. */
    ArchRule noCyclesIn(String module) {
        return slices().matching(root + "." + module + ".(*)..").should().beFreeOfCycles();
    }
}
