package dev.nn.acceptance.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The article's example against numbers computed independently of nn. */
class PaperExampleTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double BOUND = 1e-12;

    @Test
    void matchesTheForwardPassAndJacobian() throws IOException {
        JsonNode found = explain("loss=cross_entropy");
        assertClose(reference().get("forward").get("z"), found.get("forward").get("z"), "z");
        assertClose(reference().get("forward").get("a"), found.get("forward").get("a"), "a");
        assertClose(reference().get("softmaxJacobian"), found.get("softmaxJacobian"), "jacobian");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "categorical-cross-entropy | cross_entropy        | loss=cross_entropy",
                "binary-cross-entropy      | binary_cross_entropy | loss={binary_cross_entropy: {reduction: sum}}"
            })
    void matchesEveryNumberOfTheLoss(String referenceName, String name, String setting) throws IOException {
        JsonNode expected = reference().get("losses").get(referenceName);
        JsonNode found = explain(setting).get("losses").get(name);
        assertThat(expected.propertyNames()).hasSize(8);
        for (String key : expected.propertyNames()) {
            assertClose(expected.get(key), found.get(key), key);
        }
    }

    private static JsonNode explain(String setting) {
        CommandLineRun run = CommandLineRun.of(
                "explain", CommandLineRun.example("paper.yaml"), "--format", "json", "--set", setting);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return JSON.readTree(run.out());
    }

    private static JsonNode reference() throws IOException {
        try (InputStream in = PaperExampleTest.class.getResourceAsStream("/paper-example.json")) {
            return JSON.readTree(in);
        }
    }

    private static void assertClose(JsonNode expected, JsonNode found, String path) {
        assertThat(found).as(path).isNotNull();
        if (expected.isArray()) {
            assertThat(found.size()).as(path).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertClose(expected.get(i), found.get(i), path + "[" + i + "]");
            }
        } else {
            assertThat(found.asDouble()).as(path).isCloseTo(expected.asDouble(), within(BOUND));
        }
    }
}
