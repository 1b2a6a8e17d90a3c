package dev.nn.domain.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-x^2",
                "(-x)^2",
                "(-2)^2",
                "-(2)",
                "2^-x",
                "x - (y - 1)",
                "x - y - 1",
                "x / (y * 2)",
                "x / y * 2",
                "(x^y)^2",
                "x^y^2",
                "x * (-y)",
                "-(x * y)",
                "-x * y",
                "1e-7 * x",
                "where(x <= -1, -1, where(x >= 1, 1, x))",
                "min(max(x, 0), 6) + xlogy(x, y) - pi",
                "x - (-2)",
            })
    void roundTripsThroughText(String text) {
        Formula formula = Formula.parse(text, "x", "y");
        assertThat(Formula.parse(formula.text(), "x", "y")).isEqualTo(formula);
        Formula derivative = formula.derivative("x");
        assertThat(Formula.parse(derivative.text(), "x", "y")).isEqualTo(derivative);
    }

    @ParameterizedTest
    @CsvSource({
        "-x^2, -9",
        "2 - 3 - 4, -5",
        "2^3^2, 512",
        "8 / 2 / 2, 2",
        "(-2)^3, -8",
        "2 * -3, -6",
        "x^-2, 0.1111111111111111",
        "clamp(x; 0; 2), 2",
        "log(x) - ln(x), 0",
        "floor(-0.5), -1",
    })
    void evaluatesExpressions(String text, double expected) {
        assertThat(Formula.parse(text.replace(';', ','), "x").at(3)).isEqualTo(expected);
    }

    /** Compares with Abramowitz and Stegun, table 7.1, extended to float64. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1124629160182849",
        "0.5, 0.5204998778130465",
        "1, 0.8427007929497149",
        "1.5, 0.9661051464753108",
        "2, 0.9953222650189527",
        "2.5, 0.9995930479825550",
        "3, 0.9999779095030014",
        "4, 0.9999999845827421",
        "-1, -0.8427007929497149",
    })
    void matchesTheTabulatedErrorFunction(double x, double expected) {
        assertThat(Formula.parse("erf(x)", "x").at(x)).isCloseTo(expected, within(2e-15));
    }

    @Test
    void definesSlopesAtKinksAndPropagatesNan() {
        Formula relu = Formula.parse("where(x <= 0, 0, x)", "x");
        assertThat(relu.at(Double.NaN)).isNaN();
        assertThat(relu.derivative("x").at(0)).isZero();
        assertThat(slopeAtZero("max(x, 2 * x)"))
                .isEqualTo(slopeAtZero("max(2 * x, x)"))
                .isEqualTo(1.5);
        assertThat(slopeAtZero("min(x, 2 * x)"))
                .isEqualTo(slopeAtZero("min(2 * x, x)"))
                .isEqualTo(1.5);
        assertThat(slopeAtZero("max(x, -x)")).isEqualTo(slopeAtZero("abs(x)")).isZero();
        for (String text : List.of("max(x, 0)", "max(0, x)", "-min(0, -x)", "-min(-x, 0)")) {
            assertThat(slopeAtZero(text)).as(text).isZero();
            assertThat(Formula.parse(text, "x").derivative("x").at(1)).as(text).isEqualTo(1);
            assertThat(Formula.parse(text, "x").derivative("x").at(-1)).as(text).isZero();
        }
        assertThat(Formula.parse("abs(x)", "x").derivative("x").at(0)).isZero();
        assertThat(Formula.parse("max(x, 1)", "x").at(Double.NaN)).isNaN();
        assertThat(Formula.parse("x^0.5", "x").at(-1)).isNaN();
    }

    private static double slopeAtZero(String text) {
        return Formula.parse(text, "x").derivative("x").at(0);
    }

    @Test
    void simplifyingKeepsNanAndInfinity() {
        assertThat(Formula.parse("x * 0", "x").simplified().at(Double.POSITIVE_INFINITY))
                .isNaN();
        assertThat(Formula.parse("x - x", "x").simplified().at(Double.NaN)).isNaN();
        assertThat(Formula.parse("1 / 0 * x", "x").simplified().at(1)).isInfinite();
    }

    @Test
    void locatesKinksBySwitches() {
        assertThat(Formula.parse("abs(x - 1) + where(x <= -3, 0, x)", "x")
                        .switches()
                        .locate(-10, 10, 2000))
                .containsExactly(-3.0, 1.0);
        assertThat(Formula.parse("x * sigmoid(x)", "x").switches().differences())
                .isEmpty();
    }

    @Test
    void writesLatexAndMathMl() {
        Formula formula =
                Formula.parse("where(x > 0, x, alpha * expm1(x / 2))", "x").with(Map.of("alpha", 0.5));
        assertThat(formula.latex())
                .isEqualTo("\\begin{cases}x & \\text{if } x > 0 \\\\ "
                        + "0.5 \\cdot \\left(e^{\\frac{x}{2}} - 1\\right) & \\text{otherwise}\\end{cases}");
        assertThat(Formula.parse("x^2 / 3", "x").mathMl())
                .isEqualTo("<math xmlns=\"http://www.w3.org/1998/Math/MathML\">"
                        + "<mfrac><msup><mi>x</mi><mn>2</mn></msup><mn>3</mn></mfrac></math>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "x +          | expected a number, a name or '(', found the end (at character 4)",
                "(x           | expected ')', found the end (at character 3)",
                "x y          | expected an operator or the end, found 'y' (at character 3)",
                "where(x, 1)  | expected a comparison (< <= > >= == !=), found ',' (at character 8)",
                "exp + 1      | 'exp' is a function; write its arguments in parentheses (at character 1)",
                "1e999        | '1e999' is not a finite number (at character 1)",
            })
    void rejectsInvalidFormulas(String text, String message) {
        assertThatThrownBy(() -> Formula.parse(text, "x"))
                .isInstanceOf(FormulaSyntaxException.class)
                .hasMessage(message);
    }

    @Test
    void limitsNestingDepth() {
        assertThatThrownBy(() -> Formula.parse("-".repeat(2000) + "x", "x"))
                .hasMessageContaining("at most 100 nested levels");
        assertThatThrownBy(() -> Formula.parse("(".repeat(2000) + "x", "x"))
                .hasMessageContaining("at most 100 nested levels");
        assertThatThrownBy(() -> Formula.parse("x" + "+x".repeat(2000), "x"))
                .hasMessageContaining("at most 200 operations deep");
        assertThat(Formula.parse("x" + "+x".repeat(200), "x").derivative("x").at(1))
                .isEqualTo(201);
    }

    @Test
    void rejectsNonAsciiDigitsAndNulCharacters() {
        assertThatThrownBy(() -> Formula.parse("1e\u0663", "x")).isInstanceOf(FormulaSyntaxException.class);
        assertThatThrownBy(() -> Formula.parse("x\0 + 1000", "x")).isInstanceOf(FormulaSyntaxException.class);
    }

    /** Covers exponents written as one number and exponents that must be computed first. */
    @Test
    void recognizesIntegerConstantExponents() {
        assertThat(Formula.parse("x^(1 + 1)", "x").at(-3)).isEqualTo(9);
        assertThat(Formula.parse("x^(4 / 2)", "x").derivative("x").at(-3)).isEqualTo(-6);
    }

    /**
     * Writes the same digits on every JDK, never more than Java's own, which parse to the same
     * number.
     */
    @Test
    void writesNumbersInTheFewestDigits() {
        assertThat(TextWriter.number(1e-8)).isEqualTo("1.0E-8");
        assertThat(TextWriter.number(2e-44)).isEqualTo("2.0E-44");
        assertThat(TextWriter.number(-0.001)).isEqualTo("-0.001");
        assertThat(TextWriter.number(2.0E22)).isEqualTo("2.0E22");
        assertThat(TextWriter.number(0.1 + 0.2)).isEqualTo("0.30000000000000004");
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(
                    RandomStream.of(5, Purpose.SAMPLING, 0, 0).bits(i));
            if (Double.isFinite(value)) {
                String text = TextWriter.number(value);
                assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
                assertThat(text.length())
                        .as(text)
                        .isLessThanOrEqualTo(Double.toString(value).length());
            }
        }
    }
}
