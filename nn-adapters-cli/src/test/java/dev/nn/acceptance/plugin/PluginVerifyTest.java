package dev.nn.acceptance.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.HostileJar;
import dev.nn.acceptance.fixture.PluginJars;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verification of plugin jars by {@code nn plugins verify}: sound jars pass, and each fault is
 * detected.
 */
class PluginVerifyTest {

    private static final String JAVA = """
            @Override public List<Provider<Activation>> activations() {
                return List.of(new Provider<>(FunctionInfo.of("own", "test"), none -> new Function()));
            }
            public static final class Function implements ElementwiseActivation {
                private double last = 0;
                @Override public double value(double x) { %s }
                @Override public double derivative(double x) { %s }
                @Override public List<Double> kinks() { return List.of(0.0); }
            }
            """;

    @TempDir
    Path temporary;

    @Test
    void acceptsCorrectJars() throws IOException {
        Path jar = temporary.resolve("sound.jar");
        PluginJars.write(jar, "Sound", PluginJars.activation("bent", "x + 0.5 * (sqrt(x^2 + 1) - 1)"));
        CommandLineRun run = CommandLineRun.of("plugins", "verify", jar.toString());
        assertThat(run.out()).isEqualTo("ok     activation   bent\nthe jar meets the plugin contract\n");
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return x > 0 ? x : 0.1 * x;                   | return x > 0 ? 1 : 0.2;  | ) is 0.2, the central difference 0.09999",
                "return x > 7 ? Double.NaN : x;                | return 1;                | ) is NaN",
                "last = 0.5 * last + x; return last;           | return 1;                | on a repeated call",
                "return Double.isNaN(x) ? 0 : x;               | return 1;                | f(NaN) is 0.0: NaN must propagate",
                "throw new IllegalStateException(\"no\");      | return 1;                | it throws java.lang.IllegalStateException: no",
            })
    void reportsFaultsWithInputAndValues(String value, String derivative, String expected) throws IOException {
        Path jar = temporary.resolve("faulty.jar");
        PluginJars.write(jar, "Faulty", JAVA.formatted(value, derivative));
        CommandLineRun run = CommandLineRun.of("plugins", "verify", jar.toString());
        assertThat(run.out()).startsWith("FAILS  activation   own\n").contains(expected);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    /** Detects a fault that only concurrent threads can reveal. */
    @Test
    void detectsSharedScratchSpace() throws IOException {
        Path jar = temporary.resolve("shared.jar");
        String slow = "last = x; for (int i = 0; i < 1000; i++) { last = last + 1; last = last - 1; } return last;";
        PluginJars.write(
                jar, "Shared", JAVA.formatted(slow, "return 1;").replace("double last", "volatile double last"));
        CommandLineRun run = CommandLineRun.of("plugins", "verify", jar.toString());
        assertThat(run.out()).contains("called from eight threads");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void failsJarsThatCannotBeLoaded() throws IOException {
        Path jar = HostileJar.TOO_NEW.writeTo(temporary);
        CommandLineRun run = CommandLineRun.of("plugins", "verify", jar.toString());
        assertThat(run.out()).startsWith("FAILS  " + jar + ": " + HostileJar.TOO_NEW.message());
        assertThat(run.exitCode()).isEqualTo(1);
    }

    /** Rejects invalid arguments; continuous integration builds and runs a generated project. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Swish --kind activation | plugins new: 'Swish' is not a valid function name: use lower-case letters, digits and _, a letter first, at most 40",
                "swishy --kind activaton | --kind: unknown kind 'activaton'; did you mean 'activation'?",
                "swishy                  | plugins new: requires nn's distribution, which contains the libraries that plugins compile against",
            })
    void newProjectRequiresValidNameAndKind(String arguments, String expected) {
        CommandLineRun run = CommandLineRun.of(("plugins new " + arguments).split(" +"));
        assertThat(run.err().strip()).isEqualTo("nn: " + expected);
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
