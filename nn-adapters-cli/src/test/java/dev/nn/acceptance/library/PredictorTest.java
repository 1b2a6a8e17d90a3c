package dev.nn.acceptance.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.model.EarlierVersionTest;
import dev.nn.adapters.file.model.ModelNotUsable;
import dev.nn.adapters.file.model.PredictorLoader;
import dev.nn.application.inference.Prediction;
import dev.nn.application.inference.Predictor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A predictor shared by threads returns the results of {@code nn predict}. Its models are those of
 * {@link EarlierVersionTest}.
 */
class PredictorTest {

    private static final Path WRITTEN = Path.of("src/test/resources/previous");
    private static final Path CLASSES = WRITTEN.resolve("runs/classes/1");
    private static final Path NUMBERS = WRITTEN.resolve("runs/numbers/1");

    /**
     * Number of predictions of all threads together; {@code -Dnn.predictions=4000000} makes four
     * million.
     */
    private static final int PREDICTIONS = Integer.getInteger("nn.predictions", 200_000);

    private static final long PATIENCE_NANOSECONDS = 60_000_000_000L;

    @Test
    void matchesTheOutputOfNnPredict() throws IOException {
        Predictor predictor = new PredictorLoader().load(CLASSES);
        List<String> expected = Files.readAllLines(WRITTEN.resolve("classes-predictions.csv"));
        List<Map<String, String>> rows = rows();
        for (int r = 0; r < rows.size(); r++) {
            Prediction prediction = predictor.predict(rows.get(r));
            List<String> cells = new ArrayList<>(List.of(prediction.label()));
            Arrays.stream(prediction.probabilities()).forEach(p -> cells.add(Float.toString((float) p)));
            assertThat(numbers(cells))
                    .as("row %d", r)
                    .isEqualTo(numbers(List.of(expected.get(r + 1).split(","))));
        }
        assertThat(predictor.classes()).containsExactly("no", "perhaps", "yes");
        assertThat(predictor.columns()).containsExactly("size", "colour", "weight");
    }

    @Test
    void predictsInTheUnitsOfTheData() throws IOException {
        Predictor predictor = new PredictorLoader().load(NUMBERS);
        List<String> expected = Files.readAllLines(WRITTEN.resolve("numbers-predictions.csv"));
        List<Map<String, String>> rows = rows();
        for (int r = 0; r < rows.size(); r++) {
            assertThat(predictor.predict(rows.get(r)).value()).isEqualTo(Double.parseDouble(expected.get(r + 1)));
        }
    }

    @Test
    void loadsFromBytesAndStreamsAndRoundTrips() throws IOException {
        byte[] file = Files.readAllBytes(CLASSES.resolve("model.safetensors"));
        Predictor ofBytes = new PredictorLoader().load(file);
        Predictor ofStream = new PredictorLoader().withThreads(2).load(new ByteArrayInputStream(file));
        assertThat(PredictorLoader.bytes(ofBytes)).isEqualTo(file);
        Map<String, String> row = rows().get(3);
        assertThat(ofStream.predict(row).probabilities())
                .isEqualTo(ofBytes.predict(row).probabilities());
        file[file.length - 3] ^= 1;
        assertThatThrownBy(() -> new PredictorLoader().load(file))
                .isInstanceOf(ModelNotUsable.class)
                .hasMessageStartingWith("the model: ");
    }

    @Test
    void predictsTheSameBitsForEveryBatchSize() throws IOException {
        Predictor predictor = iris();
        double[][] rows = irisRows();
        List<double[]> one = Arrays.stream(rows)
                .map(row -> predictor.predict(row).probabilities())
                .toList();
        for (int size : new int[] {0, 1, 7, 64, 65, 150}) {
            List<Prediction> batch = predictor.predict(Arrays.copyOf(rows, size));
            assertThat(batch).hasSize(size);
            for (int r = 0; r < size; r++) {
                assertThat(batch.get(r).probabilities()).isEqualTo(one.get(r));
            }
        }
    }

    @Test
    void isSafeForConcurrentUse() throws Exception {
        Predictor predictor = iris();
        double[][] rows = irisRows();
        double[][] expected = Arrays.stream(rows)
                .map(row -> predictor.predict(row).probabilities())
                .toArray(double[][]::new);
        int threads = 8;
        AtomicLong wrong = new AtomicLong();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<?>> all = IntStream.range(0, threads)
                .<Future<?>>mapToObj(t -> executor.submit(() -> {
                    for (int i = 0; i < PREDICTIONS / threads; i++) {
                        int r = (i * 31 + t * 17) % rows.length;
                        if (!Arrays.equals(predictor.predict(rows[r]).probabilities(), expected[r])) {
                            wrong.incrementAndGet();
                        }
                    }
                }))
                .toList();
        for (Future<?> one : all) {
            one.get();
        }
        executor.shutdown();
        assertThat(wrong).hasValue(0);
    }

    /**
     * Allows 64 bytes: 3 probabilities of 8 bytes with their array's header, and the prediction.
     */
    @Test
    void allocatesOnlyThePrediction() throws IOException {
        Predictor predictor = iris();
        double[] row = irisRows()[0];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long bytes = Long.MAX_VALUE;
        // The vector kernels allocate objects until the JVM has compiled them.
        long start = System.nanoTime();
        while (bytes > 64 && System.nanoTime() - start < PATIENCE_NANOSECONDS) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 1000; i++) {
                predictor.predict(row);
            }
            bytes = (threads.getThreadAllocatedBytes(thread) - before) / 1000;
        }
        assertThat(bytes).isLessThanOrEqualTo(64);
    }

    @Test
    void rejectsInvalidRowsNamingTheColumn() throws IOException {
        Predictor predictor = new PredictorLoader().load(CLASSES);
        assertThatThrownBy(() -> predictor.predict(1, 2))
                .hasMessage("expected 3 numbers, one for each column, found 2");
        assertThatThrownBy(() -> predictor.predict(1, 2, 3))
                .hasMessage("column 'colour' is categorical; pass the row as a map");
        assertThatThrownBy(() -> predictor.predict(Map.of("size", 1, "color", "red", "weight", 3)))
                .hasMessage("missing column 'colour'; the nearest name is 'color'");
        assertThatThrownBy(() -> predictor.predict(Map.of("size", "big", "colour", "red", "weight", 3)))
                .hasMessage("column 'size': expected a number, found 'big'");
        assertThatThrownBy(
                        () -> predictor.predict(Map.of("size", Double.POSITIVE_INFINITY, "colour", "red", "weight", 3)))
                .hasMessage("column 'size': expected a finite number, found Infinity");
        assertThatThrownBy(() -> predictor.predict(rows().get(0)).value())
                .hasMessage("the model predicts classification, not numbers");
        assertThatThrownBy(() -> new PredictorLoader().load(Path.of("runs/none/1")))
                .isInstanceOf(ModelNotUsable.class)
                .hasMessageContaining("no such file");
    }

    /** Applies the missing-value markers of the training tables to rows too. */
    @Test
    void appliesTheMissingMarkersOfTraining() throws IOException {
        Path folder = Files.createTempDirectory("nn-markers");
        Files.writeString(folder.resolve("data.csv"), "a,b,c\n1,x,0\n2,y,1\n-999,?,0\n4,x,1\n");
        Path experiment = Files.writeString(folder.resolve("markers.yaml"), """
                data:
                  csv: {file: data.csv, missing: ["-999", "?"]}
                  target: c
                  preprocessing: {missing: mean, missing_category: separate, numeric: standardize}
                network: {layers: [{dense: {activation: sigmoid}}]}
                training: {epochs: 2}
                """);
        CommandLineRun run = CommandLineRun.of("run", experiment.toString(), "--out", folder.toString());
        Predictor predictor = new PredictorLoader().load(run.folder());
        Map<String, Object> missing = new HashMap<>();
        missing.put("a", null);
        missing.put("b", "");
        assertThat(predictor.predict(Map.of("a", -999, "b", "?")).value())
                .isEqualTo(predictor.predict(missing).value());
        assertThat(predictor.predict(Map.of("a", "-999.0", "b", "?")).value())
                .isEqualTo(predictor.predict(missing).value());
    }

    private static Predictor iris() {
        Path run = IrisRun.FOLDER;
        return new PredictorLoader().load(run);
    }

    /** A run that is trained once for all tests. */
    private static final class IrisRun {
        static final Path FOLDER = trained();

        private static Path trained() {
            try {
                Path runs = Files.createTempDirectory("nn-iris");
                return CommandLineRun.of(
                                "run",
                                CommandLineRun.example("iris.yaml"),
                                "--out",
                                runs.toString(),
                                "--set",
                                "training.epochs=3")
                        .folder();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static double[][] irisRows() throws IOException {
        return Files.readAllLines(Path.of(CommandLineRun.example("data/iris.csv"))).stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(","), 0, 4)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static List<Map<String, String>> rows() throws IOException {
        List<String> lines = Files.readAllLines(WRITTEN.resolve("data.csv"));
        String[] header = lines.get(0).split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    Map<String, String> row = new HashMap<>();
                    for (int c = 0; c < header.length; c++) {
                        row.put(header[c], cells[c]);
                    }
                    return row;
                })
                .toList();
    }

    /** Returns the label followed by the numbers as float32. */
    private static List<Object> numbers(List<String> cells) {
        List<Object> numbers = new ArrayList<>(cells.subList(0, 1));
        cells.stream().skip(1).forEach(cell -> numbers.add(Float.parseFloat(cell)));
        return numbers;
    }
}
