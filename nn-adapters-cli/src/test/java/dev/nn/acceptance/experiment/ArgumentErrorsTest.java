package dev.nn.acceptance.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invalid command-line arguments: one line each, exit code 2. */
class ArgumentErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rnu examples/iris.yaml    | unknown command 'rnu'; did you mean 'run'?; see 'nn --help'",
                "frobnicate                | unknown command 'frobnicate'; expected one of run, check, explain, predict, evaluate, compare, report, plugins, formula, schema, new, help; see 'nn --help'",
                "run x.yaml --sed 4        | unknown option '--sed'; did you mean '--seed'?; see 'nn run --help'",
                "run                       | missing required parameter: 'FILE'; see 'nn run --help'",
                "run a.yaml b.yaml         | unexpected argument 'b.yaml'; see 'nn run --help'",
                "run x.yaml --format xml   | invalid value for option '--format': expected one of [text, json] (case-sensitive) but was 'xml'; see 'nn run --help'",
                "explain x.yaml --sample a | invalid value for option '--sample' (N): 'a' is not an int; see 'nn explain --help'",
                "predict runs/iris/1       | missing required parameter: 'DATA'; see 'nn predict --help'",
                "plugins                   | missing command; expected one of list, show, verify, new; see 'nn plugins --help'",
                "plugins lsit              | unknown command 'lsit'; did you mean 'list'?; see 'nn plugins --help'",
            })
    void reportsInvalidArgumentsOnOneLine(String arguments, String expected) {
        CommandLineRun run = CommandLineRun.of(arguments.split(" +"));
        assertThat(run.err()).isEqualTo("nn: " + expected + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void reportsMissingCommand() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.err()).startsWith("nn: missing command; expected one of run, check, ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void acceptsFormulaWithLeadingMinus() {
        CommandLineRun run = CommandLineRun.of("formula", "-x^2");
        assertThat(run.out()).startsWith("f(x)  = -x^2\nf'(x) = -2 * x\n");
        assertThat(run.exitCode()).isZero();
    }
}
