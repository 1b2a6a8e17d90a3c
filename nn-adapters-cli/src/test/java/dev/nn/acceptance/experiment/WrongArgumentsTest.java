package dev.nn.acceptance.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong words on the command line: one line each, exit code 2. */
class WrongArgumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rnu examples/iris.yaml    | no command 'rnu'; did you mean 'run'?; see 'nn --help'",
                "frobnicate                | no command 'frobnicate'; there are run, check, explain, predict, evaluate, compare, report, plugins, formula, schema, new, help; see 'nn --help'",
                "run x.yaml --sed 4        | unknown option '--sed'; did you mean '--seed'?; see 'nn run --help'",
                "run                       | missing required parameter: 'FILE'; see 'nn run --help'",
                "run a.yaml b.yaml         | one argument too many, 'b.yaml'; see 'nn run --help'",
                "run x.yaml --format xml   | invalid value for option '--format': expected one of [text, json] (case-sensitive) but was 'xml'; see 'nn run --help'",
                "explain x.yaml --sample a | invalid value for option '--sample' (N): 'a' is not an int; see 'nn explain --help'",
                "predict runs/iris/1       | missing required parameter: 'DATA'; see 'nn predict --help'",
                "plugins lsit              | no command 'lsit'; did you mean 'list'?; see 'nn plugins --help'",
            })
    void oneLine(String arguments, String expected) {
        CommandLineRun run = CommandLineRun.of(arguments.split(" +"));
        assertThat(run.err()).isEqualTo("nn: " + expected + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void noCommandAtAll() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.err()).startsWith("nn: a command is missing; there are run, check, ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void aFormulaMayBeginWithAMinus() {
        CommandLineRun run = CommandLineRun.of("formula", "-x^2");
        assertThat(run.out()).startsWith("f(x)  = -x^2\nf'(x) = -2 * x\n");
        assertThat(run.exitCode()).isZero();
    }
}
