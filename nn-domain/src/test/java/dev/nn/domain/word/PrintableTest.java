package dev.nn.domain.word;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void escapesControlCharacters() {
        assertThat(Printable.line("a\u001b[31m\u0007\u009b\n\r\tb")).isEqualTo("a\\u001b[31m\\u0007\\u009b\\n\\r\\tb");
        assertThat(Printable.line("\u202eabc\u2066\u200f\u061c\u2028"))
                .isEqualTo("\\u202eabc\\u2066\\u200f\\u061c\\u2028");
        assertThat(Printable.lines("a\n\tb\u001b")).isEqualTo("a\n\tb\\u001b");
    }

    @Test
    void keepsPrintableText() {
        String text = "gr\u00f6\u00dfe \u6f22\u5b57 \ud83d\ude00 \u2192 \u00b1";
        assertThat(Printable.line(text)).isSameAs(text);
        assertThat(Printable.line("\ud83d")).isEqualTo("\\ud83d");
    }

    @Test
    void abbreviatesLongTextInTheMiddle() {
        String shown = Printable.line("a".repeat(5_000) + "z");
        assertThat(shown)
                .hasSizeLessThan(2_100)
                .startsWith("aaa")
                .contains(" [3001 characters] ")
                .endsWith("az");
    }
}
