package dev.nn.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Plain;
import dev.nn.application.problem.Position;
import dev.nn.application.spec.SweepSpec;
import dev.nn.application.spec.SweepSpec.Dimension;
import dev.nn.application.spec.SweepSpec.Scale;
import dev.nn.application.spec.SweepSpec.Search;
import dev.nn.application.spec.SweepSpec.Values.Range;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sampled values are rounded to three digits, in plain notation. */
class TrialsTest {

    private static final Position AT = Position.of("x.yaml");

    @ParameterizedTest
    @CsvSource({
        "0.0031666, 0.00317",
        "0.1, 0.1",
        "12.349, 12.3",
        "12.96, 13",
        "123456, 123000",
        "0.99999, 1",
        "-0.05555, -0.0556",
        "0, 0",
        "1.2349E20, 123000000000000000000",
        "-1.5E-12, -0.0000000000015"
    })
    void roundsToThreeDigits(double value, String text) {
        assertThat(Trials.rounded(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.99951, 0.9996", "0.123449, 0.123451", "-3.00001, -2.99999", "12345, 12346"})
    void staysWithinTheRange(String least, String greatest) {
        Range range = new Range(end(least), end(greatest), Scale.UNIFORM);
        SweepSpec spec = new SweepSpec(
                AT,
                List.of(new Dimension("x", AT, range)),
                new Search.Random(20),
                Optional.empty(),
                AT,
                1,
                1,
                Optional.empty());
        assertThat(new Trials(spec, 1).all())
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(
                                Double.parseDouble(Plain.text(trial.get(0).value())))
                        .isBetween(Double.parseDouble(least), Double.parseDouble(greatest)));
    }

    private static ScalarNode end(String text) {
        return new ScalarNode(AT, text, Scalar.REAL);
    }
}
