package dev.nn.adapters.file.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapedTest {

    /** HTML has no place for them, and a direction of writing would turn what stands beside a name. */
    @Test
    void whatActsOnAScreenIsShown() {
        assertThat(EscapedText.html("a\u001b[2J\u0008\u202e<b>")).isEqualTo("a\\u001b[2J\\u0008\\u202e&lt;b&gt;");
    }
}
