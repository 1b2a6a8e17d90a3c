package dev.nn.application.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");

    /**
     * Compares the handwritten scanner with the equivalent regular expression, on random texts of
     * characters that numbers contain and some that they do not.
     */
    @Test
    void recognizesDecimalNumbers() {
        SplittableRandom random = new SplittableRandom(17);
        String characters = "0123456789012345..eE-+-+ xdNaI\u0660";
        int numbers = 0;
        for (int i = 0; i < 400_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(9); k > 0; k--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            boolean expected = DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text.toString()));
            assertThat(Numbers.isNumber(text.toString())).as(text.toString()).isEqualTo(expected);
            numbers += expected ? 1 : 0;
        }
        assertThat(numbers).isGreaterThan(50_000);
        assertThat(Numbers.isNumber("1e999")).isFalse();
        assertThat(Numbers.number("-1.5e-3")).isEqualTo(-0.0015);
    }
}
