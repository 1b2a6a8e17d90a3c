package dev.nn.acceptance.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training from a table cached on disk, bit-identical to training from memory. */
class TableOnDiskTest {

    /** More rows than distinct words are kept per column on disk. */
    private static final int ROWS = 60_000;

    @TempDir
    Path temporary;

    private Path data;

    @BeforeEach
    void table() throws IOException {
        data = temporary.resolve("rows.csv");
        StringBuilder rows = new StringBuilder("id,fine,coarse,word,class\n");
        for (int i = 0; i < ROWS; i++) {
            String fine = i % 97 == 0 ? "" : String.format(Locale.ROOT, "%.5f", Math.sin(i) * i);
            rows.append("r" + i + "," + fine + "," + (i % 50) + "," + "abc".charAt(i % 3) + "," + (i % 7 < 3) + "\n");
        }
        Files.writeString(data, rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numeric: standardize, missing: mean",
                "numeric: min_max, missing: median",
                "numeric: robust, missing: most_frequent",
                "numeric: {scale: 0.5}, missing: mean, columns: {coarse: {type: categorical}}"
            })
    void trainsFromDiskToTheSameBits(String preprocessing) throws IOException {
        Path memory = run("memory", preprocessing);
        assertThat(caches()).isEmpty();
        Path disk = run("disk", preprocessing);
        assertThat(caches()).hasSize(1);
        for (String file : List.of("model.safetensors", "metrics.json", "journal.jsonl")) {
            assertThat(disk.resolve(file)).hasSameBinaryContentAs(memory.resolve(file));
        }
    }

    @Test
    void reusesCacheAndRebuildsItIfDamagedOrStale() throws IOException {
        Path first = run("disk", "missing: mean");
        Path cache = caches().get(0);
        FileTime made = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(cache, made);
        run("disk", "missing: mean");
        assertThat(Files.getLastModifiedTime(cache)).isEqualTo(made);

        byte[] bytes = Files.readAllBytes(cache);
        bytes[bytes.length / 2] ^= 1;
        Files.write(cache, bytes);
        Path mended = run("disk", "missing: mean");
        assertThat(Files.getLastModifiedTime(cache)).isNotEqualTo(made);
        assertThat(mended.resolve("model.safetensors")).hasSameBinaryContentAs(first.resolve("model.safetensors"));

        Files.writeString(data, Files.readString(data) + "r,1,1,a,true\n");
        run("disk", "missing: mean");
        assertThat(caches()).hasSize(1).doesNotContain(cache);
    }

    /** Starts runs concurrently: none finds a cache, and each creates it. */
    @Test
    void createsOneCacheFromConcurrentRuns() throws Exception {
        String file = experiment("disk", "missing: mean", "features: [fine, coarse, word]")
                .toString();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<CommandLineRun>> runs = IntStream.range(0, 4)
                    .mapToObj(i -> (Callable<CommandLineRun>) () -> CommandLineRun.of(
                            "run", file, "--out", temporary.resolve("runs" + i).toString()))
                    .toList();
            List<Path> models = new ArrayList<>();
            for (Future<CommandLineRun> run : pool.invokeAll(runs)) {
                assertThat(run.get().exitCode()).as(run.get().err()).isZero();
                models.add(run.get().folder().resolve("model.safetensors"));
            }
            assertThat(caches()).hasSize(1);
            assertThat(models).allSatisfy(model -> assertThat(model).hasSameBinaryContentAs(models.get(0)));
        } finally {
            pool.shutdownNow();
        }
    }

    /** Keeps two formats apart whose missing markers look alike when joined. */
    @Test
    void keepsOneCachePerFormat() throws IOException {
        Path file = experiment("disk", "missing: mean", "features: [fine, coarse]");
        for (String missing : List.of("['1', '2']", "['1, 2']")) {
            Files.writeString(
                    file,
                    Files.readString(file).replaceFirst("csv: .*", "csv: {file: rows.csv, missing: " + missing + "}"));
            new Workspace(temporary).start(file).succeeded();
        }
        assertThat(caches()).hasSize(2);
    }

    @Test
    void rejectsColumnsWithTooManyDistinctWords() throws IOException {
        CommandLineRun wrong =
                CommandLineRun.of("run", experiment("disk", "missing: mean", "").toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("rows.csv:2:1: id: has more distinct values than are kept (50000 per column, 1000000"
                        + " per table), and 'r0' is not a number; select the columns");
    }

    @Test
    void reportsMalformedRowsWithTheirLine() throws IOException {
        Files.writeString(data, "id,fine,coarse,word,class\n1,2,3,4\n");
        CommandLineRun wrong =
                CommandLineRun.of("run", experiment("disk", "missing: mean", "").toString());
        assertThat(wrong.err()).contains("rows.csv:2:1: expected 5 fields as in the header, found 4");
        assertThat(caches()).isEmpty();
    }

    private Path run(String storage, String preprocessing) throws IOException {
        CommandLineRun run =
                new Workspace(temporary).start(experiment(storage, preprocessing, "features: [fine, coarse, word]"));
        assertThat(run.err()).doesNotContain("nn:");
        return run.folder();
    }

    private Path experiment(String storage, String preprocessing, String more) throws IOException {
        return Files.writeString(
                temporary.resolve("experiment.yaml"),
                String.join(
                        "\n",
                        "data:",
                        "  csv: rows.csv",
                        "  target: class",
                        "  storage: " + storage,
                        "  split: {validation: 0.1, test: 0.1, stratify: true}",
                        "  preprocessing: {" + preprocessing + "}",
                        more.isEmpty() ? "" : "  " + more,
                        "network: {layers: [dense: {units: 3, activation: relu}, dense: {activation: softmax}]}",
                        "training: {epochs: 1, batch_size: 1000}"));
    }

    private List<Path> caches() {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.toString().contains(".nn-cells")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
