package dev.nn.application.diagnosis;

import static dev.nn.application.fixture.Documents.map;
import static dev.nn.application.fixture.Experiments.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.application.diagnosis.History.Epoch;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.fixture.Documents;
import dev.nn.application.fixture.Experiments;
import dev.nn.application.port.in.Verdict;
import dev.nn.domain.metric.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Diagnosis of training problems from histories as a journal records them. */
class DiagnosisTest {

    private static final int EPOCHS = 10;

    /**
     * Returns an experiment with three layers: {@code first}, relu, and softmax over two classes.
     */
    private static Experiment experiment(String first) {
        return Experiments.ofLayers(
                table("x,y", "1,a", "2,b"),
                List.of(
                        map("dense", map("units", 10L, "activation", first)),
                        map("dense", map("units", 10L, "activation", "relu")),
                        map("dense", map("activation", "softmax"))));
    }

    private static LayerFigures sound(int layer) {
        return new LayerFigures(
                layer,
                10,
                new LayerFigures.Activations(0.1, 0.5, layer < 2 ? Optional.of(0.01) : Optional.empty(), 0),
                new LayerFigures.Weights(0.01, 0.5, Optional.of(0.001), false));
    }

    private static LayerFigures with(LayerFigures of, double flatShare, int flatUnits) {
        return new LayerFigures(
                of.layer(),
                of.units(),
                new LayerFigures.Activations(0.1, 0.5, Optional.of(flatShare), flatUnits),
                of.weights());
    }

    private static LayerFigures with(LayerFigures of, double gradient, double update, boolean alike) {
        return new LayerFigures(
                of.layer(),
                of.units(),
                of.activations(),
                new LayerFigures.Weights(gradient, 0.5, Optional.of(update), alike));
    }

    /** Returns a history whose layer statistics are changed from epoch {@code since} on. */
    private static History history(
            IntToDoubleFunction loss, IntToDoubleFunction validation, int since, UnaryOperator<LayerFigures> change) {
        List<Epoch> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            UnaryOperator<LayerFigures> now = epoch >= since ? change : UnaryOperator.identity();
            List<LayerFigures> layers = IntStream.range(0, 3)
                    .mapToObj(DiagnosisTest::sound)
                    .map(now)
                    .toList();
            epochs.add(new Epoch(
                    epoch,
                    loss.applyAsDouble(epoch),
                    1,
                    Map.of("validation_loss", validation.applyAsDouble(epoch)),
                    layers));
        }
        return new History(epochs);
    }

    private static History layers(int since, int layer, UnaryOperator<LayerFigures> change) {
        return history(
                epoch -> 1.0 / epoch,
                epoch -> 1.1 / epoch,
                since,
                figures -> figures.layer() == layer ? change.apply(figures) : figures);
    }

    /** Returns an outcome with 50 samples of each class, most of them predicted correctly. */
    private static Outcome right() {
        return outcome(100, i -> i % 2, i -> i < 10 ? 1 - i % 2 : i % 2);
    }

    private static Outcome outcome(int samples, IntToDoubleFunction actual, IntToDoubleFunction predicted) {
        return new Outcome.Classes(
                IntStream.range(0, samples)
                        .map(i -> (int) actual.applyAsDouble(i))
                        .toArray(),
                IntStream.range(0, samples)
                        .map(i -> (int) predicted.applyAsDouble(i))
                        .toArray(),
                new double[0][],
                List.of("a", "b"));
    }

    private static List<Verdict> verdicts(String activation, History history, Outcome training) {
        return Diagnosis.of(experiment(activation), history, new ComparedOutcomes(training, "train", Optional.empty()));
    }

    private static void assertVerdict(List<Verdict> verdicts, String name, String... words) {
        assertThat(verdicts).extracting(Verdict::name).containsExactly(name);
        assertThat(verdicts.get(0).text()).contains(words);
    }

    @Test
    void reportsNothingForSoundTraining() {
        assertThat(verdicts("sigmoid", layers(1, 0, UnaryOperator.identity()), right()))
                .isEmpty();
    }

    @Test
    void reportsSaturationOfBoundedActivations() {
        assertVerdict(
                verdicts("sigmoid", layers(4, 0, of -> with(of, 0.6, 3)), right()),
                "saturation",
                "60 % of the activations",
                "since epoch 4");
        assertThat(verdicts("sigmoid", layers(4, 0, of -> with(of, 0.49, 3)), right()))
                .isEmpty();
    }

    @Test
    void reportsDeadUnitsOfUnboundedActivations() {
        assertVerdict(
                verdicts("sigmoid", layers(7, 1, of -> with(of, 0.9, 4)), right()),
                "dead_units",
                "4 of 10 units (40 %)",
                "since epoch 7");
        assertThat(verdicts("sigmoid", layers(7, 1, of -> with(of, 0.9, 3)), right()))
                .isEmpty();
    }

    @Test
    void reportsEqualUnits() {
        assertVerdict(
                verdicts("sigmoid", layers(1, 0, of -> with(of, 0.01, 0.001, true)), right()),
                "equal_units",
                "all 10 units have the same weights since epoch 1");
    }

    /** Checks the bound, a thousandth of the last layer's 0.01. */
    @Test
    void reportsVanishingAndExplodingGradients() {
        assertVerdict(
                verdicts("sigmoid", layers(2, 0, of -> with(of, 0.9e-5, 0.001, false)), right()),
                "vanishing_gradients",
                "9.0e-04 of the last layer's",
                "since epoch 2");
        assertThat(verdicts("sigmoid", layers(2, 0, of -> with(of, 1.1e-5, 0.001, false)), right()))
                .isEmpty();
        assertVerdict(
                verdicts("sigmoid", layers(2, 0, of -> with(of, 11, 0.001, false)), right()),
                "exploding_gradients",
                "1.1e+03 times the last layer's");
    }

    @Test
    void reportsTooHighLearningRate() {
        History astray = history(epoch -> epoch % 2 == 0 ? 1.9 : 1, epoch -> 1, 1, of -> with(of, 0.01, 0.5, false));
        assertVerdict(verdicts("sigmoid", astray, right()), "learning_rate_too_high", "in 5 of 9 epochs", "up to 50 %");
        History falls = history(epoch -> 1.0 / epoch, epoch -> 1.0 / epoch, 1, of -> with(of, 0.01, 0.5, false));
        assertThat(verdicts("sigmoid", falls, right())).isEmpty();
    }

    @Test
    void reportsTooLowLearningRate() {
        History still = history(epoch -> 1 - epoch * 1e-4, epoch -> 1, 1, of -> with(of, 0.01, 0.9e-4, false));
        assertVerdict(
                verdicts("sigmoid", still, right()), "learning_rate_too_low", "from 0.9999 to 0.9990 in 10 epochs");
    }

    @Test
    void reportsOverfittingOnRisingValidationLoss() {
        History learned = history(
                epoch -> 1.0 / epoch,
                epoch -> epoch <= 4 ? 1.0 / epoch : 0.25 + 0.05 * (epoch - 4),
                1,
                UnaryOperator.identity());
        assertVerdict(
                verdicts("sigmoid", learned, right()),
                "overfitting",
                "since epoch 4 the validation loss rose from 0.2500 to 0.5500");
    }

    /** Reports only the guess: a model that guesses has memorized nothing. */
    @Test
    void reportsConstantPredictionAsGuess() {
        Outcome guess = outcome(100, i -> i < 60 ? 0 : 1, i -> 0);
        List<Verdict> verdicts = verdicts("sigmoid", layers(1, 0, UnaryOperator.identity()), guess);
        assertVerdict(
                verdicts, "no_better_than_chance", "accuracy is 0.60 on 100 training samples", "always predicting 'a'");
    }

    @Test
    void reportsClassImbalance() {
        Outcome rare = outcome(100, i -> i < 95 ? 0 : 1, i -> i < 95 ? 0 : 1);
        assertThat(verdicts("sigmoid", layers(1, 0, UnaryOperator.identity()), rare))
                .extracting(Verdict::name)
                .containsExactly("class_imbalance");
    }

    /** Writes layer statistics as a journal records them, and reads them back. */
    @Test
    void roundTripsLayerStatistics() {
        LayerFigures figures = with(with(sound(1), 0.25, 3), 0.5, 0.125, true);
        Map<String, Object> event =
                map("event", "epoch", "epoch", 3L, "loss", 0.5, "learning_rate_factor", 1.0, "validation_loss", 0.75);
        event.put("layers", List.of(written(figures)));
        Epoch read = History.of(List.of(Documents.node(event))).epochs().get(0);
        assertThat(read).isEqualTo(new Epoch(3, 0.5, 1, Map.of("validation_loss", 0.75), List.of(figures)));
    }

    private static Map<String, Object> written(LayerFigures figures) {
        Map<String, Object> map = figures.written();
        map.replaceAll((key, value) -> value instanceof Integer number ? (Object) number.longValue() : value);
        return map;
    }
}
