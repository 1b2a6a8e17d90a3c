package dev.nn.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that are drawn have three digits, in the way that people write them. */
class TrialsTest {

    @ParameterizedTest
    @CsvSource({
        "0.0031666, 0.00317",
        "0.1, 0.1",
        "12.349, 12.3",
        "12.96, 13",
        "123456, 123000",
        "0.99999, 1",
        "-0.05555, -0.0556",
        "0, 0"
    })
    void theyAreRounded(double value, String text) {
        assertThat(Trials.rounded(value)).isEqualTo(text);
    }
}
