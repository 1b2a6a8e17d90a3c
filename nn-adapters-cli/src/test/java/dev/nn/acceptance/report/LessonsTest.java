package dev.nn.acceptance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The run of each lesson reports its problem, and the corrected version reports none. */
class LessonsTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "vanishing, vanishing_gradients: layer 0 (sigmoid): its gradients are 1.0e-04 of the last layer's",
        "equal-weights, equal_units: layer 0 (tanh): all 8 units have the same weights since epoch 1",
        "saturation, saturation: layer 0 (sigmoid): 100 % of the activations are saturated since epoch 1",
        "dying-relu, layer 1 (relu): 16 of 16 units (100 %) have no gradient for any measured sample since epoch 1",
        "learning-rate, learning_rate_too_high: the loss rose by half or more in",
        "learning-rate-low, learning_rate_too_low: the loss went from 1.296 to 1.287 in 60 epochs",
        "exploding, exploding_gradients: layer 0 (sine): its gradients are 4.0e+03 times the last layer's",
        "overfitting, overfitting: since epoch 17 the validation loss rose from 0.3616 to 1.218",
        "memorization, 'memorization: in the training set 0.94 is predicted correctly, in the test set 0.54'",
        "class-imbalance, 'class_imbalance: class ''malignant'' is 6.3 % of 286 training samples'",
        "numbers-as-classes, 'numbers_as_classes: the target has 214 distinct numbers'"
    })
    void reportsTheLessonsProblem(String lesson, String verdict) throws IOException {
        CommandLineRun wrong = run(lesson);
        assertThat(wrong.exitCode()).as(wrong.err()).isZero();
        assertThat(wrong.out()).contains(verdict);
        CommandLineRun corrected = run(lesson + "-corrected");
        assertThat(corrected.folder().resolve("verdicts.json")).content().isEqualToIgnoringWhitespace("{}");
    }

    @Test
    void reportsWhereDivergenceBegan() {
        CommandLineRun run = CommandLineRun.of(
                "run",
                CommandLineRun.example("lessons/dying-relu.yaml"),
                "--set",
                "optimizer.sgd.learning_rate=1e30",
                "--out",
                temporary.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .containsPattern("step [0-9]+: the (loss|gradient of layers\\.[0-9].*) is NaN")
                .contains("the first non-finite values are the pre-activations of layer 1 (relu)");
    }

    @Test
    void documentListsEveryLesson() throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.list(Path.of("../examples/lessons"))) {
            all.forEach(file -> files.add(file.getFileName().toString().replace(".yaml", "")));
        }
        String page = Files.readString(Path.of("../docs/guides/lessons.md"));
        assertThat(files).hasSize(25).allSatisfy(lesson -> assertThat(page).contains(lesson + ".yaml"));
    }

    @Test
    void biasIsTheWeightOfAConstantInput() {
        CommandLineRun bias =
                CommandLineRun.of("explain", CommandLineRun.example("lessons/bias.yaml"), "--weight", "1.0.0");
        assertThat(bias.out())
                .contains("dL/dw1[0,0] = a0[0]*delta1[0] = 1.35*0.02566675274 = 0.03465011619")
                .contains("dL/db1[0] = delta1[0] = 0.02566675274");
    }

    @Test
    void batchGradientIsTheMeanOfItsSamples() {
        CommandLineRun batch = CommandLineRun.of(
                        "explain",
                        CommandLineRun.example("lessons/batch.yaml"),
                        "--sample",
                        "0,1,2",
                        "--weight",
                        "1.0.0")
                .succeeded();
        assertThat(batch.out())
                .contains("A BATCH OF 3 SAMPLES")
                .contains("is their mean,")
                .contains("dL/dw1[0,0] = (0.03465011619 + 0.01238699284 + (-0.02026069447)) / 3 = 0.008925471521");
        assertThat((0.03465011619 + 0.01238699284 - 0.02026069447) / 3).isCloseTo(0.008925471521, within(1e-11));
    }

    /** Softmax's deltas sum to 0, so equal weights leave no gradient but rounding errors. */
    @Test
    void equalWeightsLeaveTheArticlesHiddenLayersWithoutGradient() {
        String text = CommandLineRun.of("explain", CommandLineRun.example("lessons/article-equal-weights.yaml"))
                .succeeded()
                .out();
        text = text.substring(0, text.indexOf("ALL GRADIENTS"));
        Matcher deltas = Pattern.compile("delta[01]\\[[0-2]] = .*= (\\S+)\n").matcher(text);
        int found = 0;
        while (deltas.find()) {
            assertThat(Double.parseDouble(deltas.group(1))).isCloseTo(0, within(1e-16));
            found++;
        }
        assertThat(found).isEqualTo(6);
    }

    /**
     * Checks that a sample's share is proportional to its weight and that the shown terms sum to
     * the shown derivative.
     */
    @Test
    void weightsTheSamplesOfABatch() throws IOException {
        Files.writeString(temporary.resolve("w.csv"), "a,b,w,y\n1,0,1,0\n0.5,2,5,1\n-1,1,2,0\n");
        Path file = Files.writeString(temporary.resolve("weighted.yaml"), """
                data: {csv: w.csv, target: y, sample_weight: w, task: classification}
                network: {layers: [dense: {units: 3, activation: tanh}, dense: {activation: softmax}]}
                """);
        String text = CommandLineRun.of("explain", file.toString(), "--sample", "0,1,2")
                .out();
        assertThat(text).contains("each multiplied by its share of the total sample weight");
        String line = text.lines()
                .filter(l -> l.contains("= 0.125*") && l.contains("0.625*") && l.contains("0.25*"))
                .findFirst()
                .orElseThrow();
        Matcher terms = Pattern.compile("(0\\.[0-9]+)\\*\\(?(-?[0-9.]+)\\)?").matcher(line);
        double sum = 0;
        while (terms.find()) {
            sum += Double.parseDouble(terms.group(1)) * Double.parseDouble(terms.group(2));
        }
        assertThat(sum).isCloseTo(Double.parseDouble(line.substring(line.lastIndexOf('=') + 1)), within(1e-9));
    }

    private CommandLineRun run(String lesson) {
        return CommandLineRun.of(
                "run", CommandLineRun.example("lessons/" + lesson + ".yaml"), "--out", temporary.toString());
    }
}
