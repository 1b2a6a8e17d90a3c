package dev.nn.adapters.file.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.application.page.Block.Plane;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlPicturesTest {

    /**
     * Rounds to as many digits as a screen has points; zeros before the decimal point count as
     * digits.
     */
    @ParameterizedTest
    @CsvSource({
        "22609.9, 22610",
        "12000.4, 12000",
        "-99999.9, -1.0000e+05",
        "0.5, 0.5",
        "0.250004, 0.25",
        "3, 3",
        "1234567.5, 1.2346e+06",
        "0.0000123, 1.23e-05"
    })
    void writesShortNumbers(double value, String text) {
        assertThat(Double.parseDouble(HtmlPictures.drawn(value))).isCloseTo(value, Percentage.withPercentage(0.01));
        assertThat(Double.parseDouble(HtmlPictures.drawn(value))).isEqualTo(Double.parseDouble(text));
    }

    /**
     * Checks the orientation: the first row of cells is at the top, the point (0, 0) at the lower
     * left.
     */
    @Test
    void drawsThePlaneUpright() {
        String svg = HtmlPictures.plane(new Plane(
                "t",
                new Plane.Axis("a", 0, 1),
                new Plane.Axis("b", 0, 1),
                List.of("low", "high"),
                new int[][] {{1, 1}, {0, 0}},
                new double[][] {{1, 1}, {1, 1}},
                List.of(new Plane.Point(0, 0, 0), new Plane.Point(1, 1, 1))));
        assertThat(svg)
                .contains("y=\"0.0\" width=\"480.3\" height=\"240.3\" class=\"c1\"")
                .contains("y=\"240.0\" width=\"480.3\" height=\"240.3\" class=\"c0\"")
                .contains("<circle class=\"c0\" cx=\"72.0\" cy=\"480.0\"")
                .contains("<circle class=\"c1\" cx=\"552.0\" cy=\"0.0\"");
    }
}
