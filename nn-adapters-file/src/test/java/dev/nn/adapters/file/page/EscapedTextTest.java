package dev.nn.adapters.file.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapedTextTest {

    /**
     * Escapes control characters, which HTML does not allow, and writing directions, which would
     * reorder adjacent text.
     */
    @Test
    void escapesControlCharacters() {
        assertThat(EscapedText.html("a\u001b[2J\u0008\u202e<b>")).isEqualTo("a\\u001b[2J\\u0008\\u202e&lt;b&gt;");
    }
}
