package dev.nn.adapters.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every architecture rule holds in the product and is violated by a fixture, which proves that it
 * works.
 */
class ArchitectureRulesTest {

    private static final String FIXTURE = "dev.nn.adapters.cli.architecture.fixture";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.nn");

    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(FIXTURE);

    static Stream<Named<ArchRule>> rules() {
        return all(new ArchitectureRules("dev.nn")).stream();
    }

    static Stream<Named<ArchRule>> rulesOverFixtures() {
        return all(new ArchitectureRules(FIXTURE)).stream();
    }

    private static List<Named<ArchRule>> all(ArchitectureRules rules) {
        return List.of(
                Named.of("domain depends on nothing", rules.domainSeesNothing()),
                Named.of("application sees domain and vavr", rules.applicationSeesDomainAndVavr()),
                Named.of("application creates no archives", rules.applicationCompressesNothing()),
                Named.of(
                        "files see the application and file libraries", rules.filesSeeTheApplicationAndFileLibraries()),
                Named.of("commands see ports in", rules.commandsSeePortsIn()),
                Named.of("inbound ports depend on no other package", rules.inboundPortsAreIndependent()),
                Named.of("services are named after their port", rules.servicesAreNamedAfterTheirPort()),
                Named.of("the testkit sees domain and JUnit", rules.testkitSeesDomainAndJunit()),
                Named.of("no inexact function of Math", rules.noInexactMath()),
                Named.of("only bootstrap sees adapters", rules.onlyBootstrapSeesAdapters()),
                Named.of("plugins see the domain", rules.pluginsSeeTheDomain()),
                Named.of("only the vector kernels see the Vector API", rules.onlyTheVectorKernelsSeeTheVectorApi()),
                Named.of("no operations that depend on the vector width", rules.noWidthDependentVectors()),
                Named.of("only the console prints", rules.onlyTheConsolePrints()),
                Named.of("domain has no clock and no unseeded randomness", rules.domainIsDeterministic()),
                Named.of("no cycles in the domain", rules.noCyclesIn("domain")),
                Named.of("no cycles in the application", rules.noCyclesIn("application")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void productionCodeSatisfiesTheRule(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rulesOverFixtures")
    void fixtureViolatesTheRule(ArchRule rule) {
        assertThat(rule.evaluate(FIXTURES).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    @Test
    void everyPackageExists() {
        for (String packageName : List.of(
                "dev.nn.domain.formula",
                "dev.nn.domain.backprop",
                "dev.nn.domain.spi",
                "dev.nn.application.experiment",
                "dev.nn.application.port.in",
                "dev.nn.application.port.out",
                "dev.nn.application.table",
                "dev.nn.application.preprocessing",
                "dev.nn.application.split",
                "dev.nn.application.inference",
                "dev.nn.application.model",
                "dev.nn.adapters.file.yaml",
                "dev.nn.adapters.file.csv",
                "dev.nn.adapters.file.model",
                "dev.nn.adapters.file.run",
                "dev.nn.testkit",
                "dev.nn.adapters.cli.command",
                "dev.nn.adapters.cli.console",
                "dev.nn.adapters.cli.bootstrap",
                "dev.nn.plugin.functions",
                "dev.nn.plugin.cpu.vector")) {
            assertThat(PRODUCT.stream().filter(c -> c.getPackageName().equals(packageName)))
                    .as(packageName)
                    .isNotEmpty();
        }
        assertThat(PRODUCT.size()).isGreaterThan(150);
    }
}
