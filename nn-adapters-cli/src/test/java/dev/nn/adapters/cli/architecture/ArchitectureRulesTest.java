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

/** Every wall holds in the product, and every rule is broken by a fixture, so that it is known to bite. */
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

    private static List<Named<ArchRule>> all(ArchitectureRules walls) {
        return List.of(
                Named.of("domain sees nothing", walls.domainSeesNothing()),
                Named.of("application sees domain and vavr", walls.applicationSeesDomainAndVavr()),
                Named.of("the application compresses nothing", walls.applicationCompressesNothing()),
                Named.of(
                        "files see the application and file libraries", walls.filesSeeTheApplicationAndFileLibraries()),
                Named.of("commands see ports in", walls.commandsSeePortsIn()),
                Named.of("ports in see no room", walls.portsInSeeNoRoom()),
                Named.of("services are named after their port", walls.servicesAreNamedAfterTheirPort()),
                Named.of("the testkit sees domain and JUnit", walls.testkitSeesDomainAndJunit()),
                Named.of("no inexact function of Math", walls.noInexactMath()),
                Named.of("only bootstrap sees adapters", walls.onlyBootstrapSeesAdapters()),
                Named.of("plugins see the domain", walls.pluginsSeeTheDomain()),
                Named.of("only the vector kernels see the Vector API", walls.onlyTheVectorKernelsSeeTheVectorApi()),
                Named.of("no vectors that depend on their width", walls.noWidthDependentVectors()),
                Named.of("only the console prints", walls.onlyTheConsolePrints()),
                Named.of("the domain has no clock and no chance", walls.domainHasNoClockAndNoChance()),
                Named.of("no cycles in the domain", walls.noCyclesIn("domain")),
                Named.of("no cycles in the application", walls.noCyclesIn("application")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rulesOverFixtures")
    void isBrokenByItsFixture(ArchRule rule) {
        assertThat(rule.evaluate(FIXTURES).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    @Test
    void everyRoomIsThere() {
        for (String room : List.of(
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
            assertThat(PRODUCT.stream().filter(c -> c.getPackageName().equals(room)))
                    .as(room)
                    .isNotEmpty();
        }
        assertThat(PRODUCT.size()).isGreaterThan(150);
    }
}
