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

/** The explanation of a sample: its terms add up in every format. */
class ExplainTest {

    private static final Pattern LAST_NUMBER = Pattern.compile("= ([-0-9.e+]+)$");
    private static final Pattern LAYER = Pattern.compile("(dense|dropout): \\{");

    @TempDir
    Path temporary;

    /**
     * Covers a plugin's activation, a formula, a hidden softmax layer, and dropout between layers.
     */
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
    void pathsOfEveryWeightSumToItsDerivative(String layers) throws IOException {
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

    /** Follows only the largest paths through many layers. */
    @Test
    void explainsDeepNetworks() throws IOException {
        String layers = "{dense: {units: 9, activation: tanh}}, ".repeat(18);
        Path file = Files.writeString(
                temporary.resolve("deep.yaml"),
                "data: {generator: sine}\nnetwork: {layers: [" + layers + "{dense: {activation: linear}}]}\n");
        CommandLineRun explained = CommandLineRun.of("explain", file.toString()).succeeded();
        assertThat(explained.out()).contains("Only the largest paths are shown; the other 16677181699666540 sum to:");
    }

    @Test
    void reportsOmittedUnitsAndPathsOfLargeNetworks() throws IOException {
        String file = experiment("[dense: {units: 40, activation: tanh}, dense: {units: 30, activation: tanh},"
                + " dense: {activation: softmax}]");
        String text = explain(file, "--weight", "0.1.7");
        assertThat(text).contains("Only the largest paths are shown").contains("(28 more units: --all shows them)");
        // The selected unit is shown, whatever its index.
        assertThat(explain(file, "--weight", "0.1.30"))
                .contains("z0[30] = ")
                .contains("(27 more units: --all shows them)");
        assertThat(explain(file, "--all")).contains("z0[39] = ").doesNotContain("units more");
        double exact = gradients(file).get(0).get(1).get(7).asDouble();
        assertThat(sumOfWays(text)).isCloseTo(exact, within(1e-8));
    }

    /**
     * Computes every path by brute force: from the unit through each unit of the next layer, then
     * through the whole softmax row.
     */
    @Test
    void showsTheLargestPaths() throws IOException {
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
        List<Double> shown = text.substring(text.indexOf("ONE WEIGHT"), text.indexOf("Finite-difference check"))
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

    /** The article's letters count from 1 and name the layers; the numbers stay the same. */
    @Test
    void usesTheLettersOfTheArticle() {
        String file = CommandLineRun.example("paper.yaml");
        String text = explain(file, "--names", "article");
        assertThat(text)
                .contains("  i = [0.1, 0.2, 0.7]\n  y = [1, 0, 0]")
                .contains("f(x) = sigmoid(x)")
                .contains("h1_in1 = i1*w_i1j1 + i2*w_i2j1 + i3*w_i3j1 + b_j1 = 0.1*0.1 + 0.2*0.3 + 0.7*0.4 + 1 = 1.35")
                .contains("O_out1 = 6.469300392 / 32.59965552 = 0.1984468942")
                .contains("dE/dh2_out1 = delta_l1*w_k1l1 + delta_l2*w_k1l2 + delta_l3*w_k1l3 = ")
                .contains("new(w_k1l) = [0.1, 0.4, 0.8] - 0.01*")
                .doesNotContain("z0[1]", "dL/dw");
        assertThat(explain(file, "--names", "article", "--format", "markdown"))
                .contains("\\mathit{h1}_{\\mathit{in1}} = \\mathit{i1} \\cdot w_{\\mathit{i1j1}}");
        assertThat(explain(file, "--names", "article", "--format", "html"))
                .contains("<msub><mi>w</mi><mi>i1j1</mi></msub>");
        assertThat(problem(file, "--names", "article", "--format", "json")).contains("--names: JSON has no equations");
    }

    @Test
    void showsOnlyTheSelectedNeuronOfItsLayer() {
        String text = explain(CommandLineRun.example("paper.yaml"), "--neuron", "1.2");
        assertThat(text)
                .contains("z1[2] = ")
                .contains("z0[0] = ")
                .contains("W[2,2] OF LAYER 1")
                .doesNotContain("z1[0] = ");
    }

    /**
     * Rounds to three significant digits; the outputs of layer 1 are then those that the article
     * continues with.
     */
    @Test
    void roundsLikeACalculationByHand() {
        String text = explain(CommandLineRun.example("paper.yaml"), "--digits", "3");
        assertThat(text)
                .contains("a1[0] = f(2.73) = 1 / (1 + e^-2.73) = 0.939")
                .contains("a1[1] = f(2.76) = 1 / (1 + e^-2.76) = 0.94")
                .contains("a1[2] = f(4) = 1 / (1 + e^-4) = 0.982")
                .contains("Every number was rounded to 3 significant digits")
                .contains("Without rounding the loss is 1.61723375, not 1.6");
    }

    @Test
    void htmlIsWellFormedAndSelfContained() throws Exception {
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
    void markdownContainsLatex() {
        String text = explain(CommandLineRun.example("paper.yaml"), "--format", "markdown", "--weight", "1.0.0");
        assertThat(text)
                .contains("## Forward, layer 1\n")
                .contains("$$\\frac{\\partial L}{\\partial w^{(1)}_{0,0}} = a^{(0)}_{0} \\cdot \\delta^{(1)}_{0} = ");
    }

    @Test
    void rejectsInvalidPositions() {
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

    /** Returns the sum of the last numbers of the path lines and of the omitted remainder. */
    private static double sumOfWays(String text) {
        return text.substring(text.indexOf("ONE WEIGHT"), text.indexOf("Finite-difference check"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("P[") || line.startsWith("R ="))
                .mapToDouble(ExplainTest::last)
                .sum();
    }

    private static double measured(String text, int layer, int input, int unit) {
        String start = "dL/dw" + layer + "[" + input + "," + unit + "] = ";
        return text.substring(text.indexOf("Finite-difference check"))
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
