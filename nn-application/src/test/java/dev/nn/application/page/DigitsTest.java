package dev.nn.application.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    /**
     * Prints integers in full, other numbers with four digits, and every digit before the decimal
     * point.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-30, -30",
        "0, 0",
        "1234567890, 1234567890",
        "0.966666666, 0.9667",
        "0.5, 0.5",
        "206855.81, 206856",
        "12.3456, 12.35",
        "0.000123456, 0.0001235",
        "0.00000123456, 1.235e-6",
        "12345678.5, 1.235e7",
        "NaN, undefined",
        "-Infinity, -infinite"
    })
    void formatsNumbersForPages(double value, String text) {
        assertThat(Digits.shown(value)).isEqualTo(text);
    }
}
