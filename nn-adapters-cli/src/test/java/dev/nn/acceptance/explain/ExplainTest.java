package dev.nn.acceptance.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page of a sample shows: terms that add up, in every form. */
class ExplainTest {

    private static final Pattern LAST_NUMBER = Pattern.compile("= ([-0-9.e+]+)$");
    private static final Pattern LAYER = Pattern.compile("(dense|dropout): \\{");

    @TempDir
    Path temporary;

    /** A plugin's activation, one that is written here, a hidden row of softmax, dropout between. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[dense: {units: 3, activation: relu}, dense: {units: 3, activation: sigmoid}, dense: {activation: softmax}]",
                "[dense: {units: 3, activation: bent_identity}, dense: {activation: softmax}]",
                "[dense: {units: 2, activation: {formula: 'sin(x) + a * x', a: 0.3}}, dense: {activation: sigmoid}]",
                "[dense: {units: 3, activation: softmax}, dropout: {rate: 0.5}, dense: {units: 2, activation: tanh},"
                        + " dense: {activation: softmax}]",
                "[dense: {units: 4, activation: silu}, dense: {units: 5, activation: tanh}, dense: {units: 4, activation: elu},"
                        + " dense: {activation: softmax}]"
            })
    void thePathsOfEveryWeightAddUpToItsDerivative(String layers) throws IOException {
        String file = experiment(layers);
        JsonNode gradients = gradients(file);
        List<Integer> dense = denseLayers(layers);
        int checked = 0;
        for (int d = 0; d < dense.size(); d++) {
            for (int i = 0; i < gradients.get(d).size(); i++) {
                for (int j = 0; j < gradients.get(d).get(i).size(); j++) {
                    String weight = dense.get(d) + "." + i + "." + j;
                    String text = explain(file, "--weight", weight);
                    double exact = gradients.get(d).get(i).get(j).asDouble();
                    assertThat(sumOfWays(text)).as(weight).isCloseTo(exact, within(1e-8));
                    assertThat(measured(text, dense.get(d), i, j)).as(weight).isCloseTo(exact, within(1e-7));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(5);
    }

    /** Of the paths through many layers only the largest are followed. */
    @Test
    void deepNetworksAreExplained() throws IOException {
        String layers = "{dense: {units: 9, activation: tanh}}, ".repeat(18);
        Path file = Files.writeString(
                temporary.resolve("deep.yaml"),
                "data: {generator: sine}\nnetwork: {layers: [" + layers + "{dense: {activation: linear}}]}\n");
        CommandLineRun explained = CommandLineRun.of("explain", file.toString()).succeeded();
        assertThat(explained.out()).contains("16677181699666540 paths more are left out");
    }

    @Test
    void aNetworkTooLargeForThePageSaysWhatIsLeftOut() throws IOException {
        String file = experiment("[dense: {units: 40, activation: tanh}, dense: {units: 30, activation: tanh},"
                + " dense: {activation: softmax}]");
        String text = explain(file, "--weight", "0.1.7");
        assertThat(text).contains("paths more are left out").contains("(28 units more: --all shows them)");
        // The unit that is looked at is there, wherever it stands.
        assertThat(explain(file, "--weight", "0.1.30"))
                .contains("z0[30] = ")
                .contains("(27 units more: --all shows them)");
        assertThat(explain(file, "--all")).contains("z0[39] = ").doesNotContain("units more");
        double exact = gradients(file).get(0).get(1).get(7).asDouble();
        assertThat(sumOfWays(text)).isCloseTo(exact, within(1e-8));
    }

    /** Every path by brute force: from the unit through each of the next layer, then through the whole row of softmax. */
    @Test
    void theLargestPathsAreShown() throws IOException {
        String file = experiment("[dense: {units: 4, activation: tanh}, dense: {units: 12, activation: tanh},"
                + " dense: {activation: softmax}]");
        JsonNode json = JsonMapper.builder().build().readTree(explain(file, "--format", "json"));
        JsonNode loss = json.get("losses").iterator().next();
        JsonNode forward = json.get("forward").get("a");
        double start =
                json.get("input").get(1).asDouble() * slope(forward.get(0).get(2));
        List<Double> ways = new ArrayList<>();
        for (int k = 0; k < 12; k++) {
            double there = start
                    * json.get("weights").get(1).get(2).get(k).asDouble()
                    * slope(forward.get(1).get(k));
            for (int z = 0; z < forward.get(2).size(); z++) {
                double on = there * json.get("weights").get(2).get(k).get(z).asDouble();
                for (int a = 0; a < forward.get(2).size(); a++) {
                    ways.add(on
                            * json.get("softmaxJacobian").get(a).get(z).asDouble()
                            * loss.get("dLoss_dPrediction").get(a).asDouble());
                }
            }
        }
        ways.sort(Comparator.comparingDouble(way -> -Math.abs(way)));
        String text = explain(file, "--weight", "0.1.2");
        List<Double> shown = text.substring(text.indexOf("ONE WEIGHT"), text.indexOf("Measured"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("P["))
                .map(ExplainTest::last)
                .sorted(Comparator.comparingDouble(way -> -Math.abs(way)))
                .toList();
        assertThat(shown).hasSize(27);
        assertThat(ways.size()).isGreaterThan(27);
        for (int w = 0; w < 27; w++) {
            assertThat(Math.abs(shown.get(w))).isCloseTo(Math.abs(ways.get(w)), within(1e-9));
        }
    }

    private static double slope(JsonNode tanh) {
        return 1 - tanh.asDouble() * tanh.asDouble();
    }

    @Test
    void aNeuronsPageShowsItAloneInItsLayer() {
        String text = explain(CommandLineRun.example("paper.yaml"), "--neuron", "1.2");
        assertThat(text)
                .contains("z1[2] = ")
                .contains("z0[0] = ")
                .contains("W[2,2] OF LAYER 1")
                .doesNotContain("z1[0] = ");
    }

    /** Rounded to three significant digits, the outputs of layer 1 are those that the article goes on with. */
    @Test
    void roundingIsWhatAPersonWouldDo() {
        String text = explain(CommandLineRun.example("paper.yaml"), "--digits", "3");
        assertThat(text)
                .contains("a1[0] = f(2.73) = 1 / (1 + e^-2.73) = 0.939")
                .contains("a1[1] = f(2.76) = 1 / (1 + e^-2.76) = 0.94")
                .contains("a1[2] = f(4) = 1 / (1 + e^-4) = 0.982")
                .contains("Every number was rounded to 3 significant digits")
                .contains("Without rounding the loss is 1.61723375, not 1.6");
    }

    @Test
    void theHtmlIsOneSoundFileThatLoadsNothing() throws Exception {
        String file = experiment(
                "[dense: {units: 3, activation: {formula: 'where(x < 1, tanh(x), x)'}}, dense: {activation: softmax}]");
        String html = explain(file, "--format", "html");
        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContain("src=")
                .doesNotContain("href=")
                .doesNotContain("@import")
                .doesNotContain("url(");
        String body = html.substring(html.indexOf("<h1>"), html.indexOf("<div id=\"from\""));
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<body>" + body + "</body>")))
                .getElementsByTagName("*");
        List<String> ids = attributes(all, "id");
        List<String> froms = attributes(all, "data-from");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(froms).isNotEmpty().allMatch(ids::contains);
    }

    @Test
    void markdownHoldsTheMathematicsAsLatex() {
        String text = explain(CommandLineRun.example("paper.yaml"), "--format", "markdown", "--weight", "1.0.0");
        assertThat(text)
                .contains("## Forward, layer 1\n")
                .contains("$$\\frac{\\partial L}{\\partial w^{(1)}_{0,0}} = a^{(0)}_{0} \\cdot \\delta^{(1)}_{0} = ");
    }

    @Test
    void wrongPlacesAreNamed() {
        String file = CommandLineRun.example("paper.yaml");
        assertThat(problem(file, "--weight", "0.3.0")).contains("--weight: layer 0 has inputs 0 to 2 and units 0 to 2");
        assertThat(problem(file, "--weight", "3.0.0"))
                .contains("--weight: layer 3 has no weights; the layers with weights are [0, 1, 2]");
        assertThat(problem(file, "--neuron", "x")).contains("--neuron x: expected layer.unit, such as 0.1");
        assertThat(problem(file, "--digits", "16"))
                .contains("--digits: expected a whole number from 1 to 15, found 16");
    }

    private static JsonNode gradients(String file) {
        return new JsonMapper().readTree(explain(file, "--format", "json")).findValue("dLoss_dWeights");
    }

    private static List<String> attributes(NodeList all, String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            NamedNodeMap attributes = all.item(i).getAttributes();
            if (attributes.getNamedItem(name) != null) {
                values.add(attributes.getNamedItem(name).getNodeValue());
            }
        }
        return values;
    }

    /** The last numbers of the lines that are ways, and of what is left out. */
    private static double sumOfWays(String text) {
        return text.substring(text.indexOf("ONE WEIGHT"), text.indexOf("Measured"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("P[") || line.startsWith("R ="))
                .mapToDouble(ExplainTest::last)
                .sum();
    }

    private static double measured(String text, int layer, int input, int unit) {
        String start = "dL/dw" + layer + "[" + input + "," + unit + "] = ";
        return text.substring(text.indexOf("Measured"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(start))
                .mapToDouble(ExplainTest::last)
                .findFirst()
                .orElseThrow();
    }

    private static double last(String line) {
        Matcher matcher = LAST_NUMBER.matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private static List<Integer> denseLayers(String layers) {
        List<Integer> dense = new ArrayList<>();
        Matcher matcher = LAYER.matcher(layers);
        for (int n = 0; matcher.find(); n++) {
            if (matcher.group(1).equals("dense")) {
                dense.add(n);
            }
        }
        return dense;
    }

    private static CommandLineRun run(String file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("explain", file));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private static String explain(String file, String... options) {
        CommandLineRun run = run(file, options);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private static String problem(String file, String... options) {
        CommandLineRun run = run(file, options);
        assertThat(run.exitCode()).isEqualTo(2);
        return run.err();
    }

    private String experiment(String layers) throws IOException {
        boolean classes = !layers.contains("sigmoid}]");
        return Files.writeString(
                        temporary.resolve("explained.yaml"),
                        String.join(
                                "\n",
                                "data: {inline: [{input: [0.3, -0.8], target: " + (classes ? "[0, 1, 0]" : "1") + "}]}",
                                "network: {layers: " + layers + "}",
                                "loss: " + (classes ? "cross_entropy" : "binary_cross_entropy")))
                .toString();
    }
}
