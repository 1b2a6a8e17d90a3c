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

/** What {@code nn plugins verify} passes, and each fault that it must catch. */
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
    void aSoundJarPasses() throws IOException {
        Path jar = temporary.resolve("sound.jar");
        PluginJars.write(jar, "Sound", PluginJars.activation("bent", "x + 0.5 * (sqrt(x^2 + 1) - 1)"));
        CommandLineRun run = CommandLineRun.of("plugins", "verify", jar.toString());
        assertThat(run.out()).isEqualTo("ok     activation   bent\nthe jar keeps what it promises\n");
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return x > 0 ? x : 0.1 * x;                   | return x > 0 ? 1 : 0.2;  | ) is 0.2, the central difference 0.09999",
                "return x > 7 ? Double.NaN : x;                | return 1;                | ) is NaN",
                "last = 0.5 * last + x; return last;           | return 1;                | asked again",
                "return Double.isNaN(x) ? 0 : x;               | return 1;                | f(NaN) is 0.0: NaN must pass",
                "throw new IllegalStateException(\"no\");      | return 1;                | it throws java.lang.IllegalStateException: no",
            })
    void aFaultIsCaughtWithInputAndValues(String value, String derivative, String expected) throws IOException {
        Path jar = temporary.resolve("faulty.jar");
        PluginJars.write(jar, "Faulty", JAVA.formatted(value, derivative));
        CommandLineRun run = CommandLineRun.of("plugins", "verify", jar.toString());
        assertThat(run.out()).startsWith("FAILS  activation   own\n").contains(expected);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    /** Sound for one thread: only threads that meet can show it. */
    @Test
    void sharedScratchSpaceIsCaught() throws IOException {
        Path jar = temporary.resolve("shared.jar");
        String slow = "last = x; for (int i = 0; i < 1000; i++) { last = last + 1; last = last - 1; } return last;";
        PluginJars.write(
                jar, "Shared", JAVA.formatted(slow, "return 1;").replace("double last", "volatile double last"));
        CommandLineRun run = CommandLineRun.of("plugins", "verify", jar.toString());
        assertThat(run.out()).contains("asked by eight threads");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aJarThatIsNoneFails() throws IOException {
        Path jar = HostileJar.TOO_NEW.writeTo(temporary);
        CommandLineRun run = CommandLineRun.of("plugins", "verify", jar.toString());
        assertThat(run.out()).startsWith("FAILS  " + jar + ": " + HostileJar.TOO_NEW.message());
        assertThat(run.exitCode()).isEqualTo(1);
    }

    /** What a new project refuses; what it makes is built and run by the continuous integration. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Swish --kind activation | plugins new: 'Swish' is no name for a function: lower-case letters, digits and _, a letter first, at most 40",
                "swishy --kind activaton | --kind: no kind named 'activaton'; did you mean 'activation'?",
                "swishy                  | plugins new: works from nn's distribution only, which carries what plugins compile against",
            })
    void aNewProjectNeedsAGoodNameAndKind(String arguments, String expected) {
        CommandLineRun run = CommandLineRun.of(("plugins new " + arguments).split(" +"));
        assertThat(run.err().strip()).isEqualTo("nn: " + expected);
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
