package dev.nn.domain.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nn.domain.function.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.number("learning_rate", 0.1, Interval.NON_NEGATIVE, ""),
            new ParameterSpec.Whole("steps", 5, 1, 9, ""),
            new ParameterSpec.Flag("nesterov", false, ""),
            new ParameterSpec.Choice("mode", "plain", List.of("plain", "fancy"), ""),
            new ParameterSpec.Text("title", "untitled", ""),
            new ParameterSpec.Path("file", ""),
            new ParameterSpec.Numbers("slopes", List.of(1.0), Interval.UNIT, ""),
            new ParameterSpec.Texts("words", List.of(), ""));

    @Test
    void fillsInDefaultsAndTakesEveryKindOfNumber() {
        Arguments defaults = Arguments.defaults(PARAMETERS);
        assertThat(defaults.number("learning_rate")).isEqualTo(0.1);
        assertThat(defaults.path("file")).isEmpty();
        Arguments given = Arguments.of(
                PARAMETERS,
                Map.of(
                        "learning_rate",
                        1,
                        "steps",
                        7,
                        "slopes",
                        List.of(1, 0.5f),
                        "words",
                        List.of("a"),
                        "file",
                        "a/b"));
        assertThat(given.number("learning_rate")).isEqualTo(1);
        assertThat(given.number("steps")).isEqualTo(7);
        assertThat(given.numbers("slopes")).containsExactly(1.0, 0.5);
        assertThat(given.texts("words")).containsExactly("a");
        assertThat(given.path("file")).contains("a/b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            learnin_rate  | 0.1  | unknown parameter 'learnin_rate'; did you mean 'learning_rate'?
            learning_rate | -1   | 'learning_rate' should be a number in [0, inf), found -1.0
            steps         | 2.5  | 'steps' should be a whole number from 1 to 9, found 2.5
            steps         | 10   | 'steps' should be a whole number from 1 to 9, found 10.0
            """)
    void rejectsUnknownNamesAndNumbersOutOfRange(String name, double value, String expected) {
        assertThatThrownBy(() -> Arguments.of(PARAMETERS, Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void rejectsOtherTypes() {
        assertThatThrownBy(() -> Arguments.of(PARAMETERS, Map.of("nesterov", "yes")))
                .hasMessage("'nesterov' should be true or false, found 'yes'");
        assertThatThrownBy(() -> Arguments.of(PARAMETERS, Map.of("mode", "fanci")))
                .hasMessageStartingWith("'mode' should be one of plain, fancy, found 'fanci'")
                .hasMessageContaining("fancy");
        assertThatThrownBy(() -> Arguments.of(PARAMETERS, Map.of("slopes", List.of(2))))
                .hasMessage("'slopes' should be a list of numbers in [0, 1], found [2]");
        assertThatThrownBy(() -> Arguments.of(PARAMETERS, Map.of("words", List.of(2))))
                .hasMessage("'words' should be a list of strings, found [2]");
        assertThatThrownBy(() -> Arguments.of(List.of(), Map.of("words", 1)))
                .hasMessage("unknown parameter 'words'; expected none");
    }
}
