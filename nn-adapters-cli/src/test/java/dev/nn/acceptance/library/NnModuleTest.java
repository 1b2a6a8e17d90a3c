package dev.nn.acceptance.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import dev.nn.adapters.cli.bootstrap.NnModule;
import dev.nn.adapters.file.model.ModelFiles;
import dev.nn.adapters.file.run.RunFolders;
import dev.nn.application.document.LocatedPath;
import dev.nn.application.document.Node;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.in.DataReading;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.in.PredictSamples;
import dev.nn.application.port.in.RunExperiment;
import dev.nn.application.port.in.RunSummary;
import dev.nn.application.port.out.OpenedRun;
import dev.nn.application.port.out.ReadModel;
import dev.nn.application.port.out.RunEvents;
import dev.nn.application.port.out.RunModel;
import dev.nn.application.port.out.RunStore;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.problem.Problem;
import dev.nn.domain.training.EpochReport;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Custom adapters behind nn's ports, as an application installs them. */
class NnModuleTest {

    private static final Path WRITTEN = Path.of("src/test/resources/previous");

    /** A stand-in for a database: models have names, not paths. */
    private static final class NamedModels extends AbstractModule {
        @Override
        protected void configure() {
            bind(ReadModel.class).toInstance(new ReadModel() {
                @Override
                public Validation<Seq<Problem>, StoredModel> read(LocatedPath name) {
                    return new ModelFiles()
                            .read(WRITTEN.resolve("runs")
                                    .resolve(name.path())
                                    .resolve("1")
                                    .toString());
                }

                @Override
                public Optional<Set<String>> plugins(String name) {
                    return Optional.empty();
                }
            });
        }
    }

    @Test
    void readsModelsFromACustomStore() throws Exception {
        Injector injector =
                Guice.createInjector(Modules.override(new NnModule()).with(new NamedModels()));
        PredictSamples.Request request = new PredictSamples.Request(
                "classes",
                WRITTEN.resolve("data.csv").toString(),
                DataReading.USUAL,
                Optional.empty(),
                PluginSearch.NONE);
        String csv = injector.getInstance(PredictSamples.class)
                .predict(request)
                .fold(problems -> problems.mkString("; "), PredictSamples.Predictions::csv);
        assertThat(csv).isEqualTo(Files.readString(WRITTEN.resolve("classes-predictions.csv")));
    }

    /** A stand-in for an event queue. */
    private record Queue(List<Map<String, Object>> sent) implements RunEvents {
        @Override
        public void add(Map<String, Object> event) {
            sent.add(event);
        }

        @Override
        public List<Node> all() {
            return List.of();
        }

        @Override
        public String settled() {
            return "";
        }

        @Override
        public void figures(long step, Map<String, Double> figures) {
            throw new UnsupportedOperationException("no TensorBoard was asked for");
        }
    }

    /**
     * Run storage that sends the model and events elsewhere and keeps everything else in run
     * folders.
     */
    private record RunsElsewhere(RunStore folders, RunModel models, RunEvents events) implements RunStore {
        @Override
        public OpenedRun start(String out, String experiment) {
            return folders.start(out, experiment).withModel(models).withEvents(events);
        }

        @Override
        public OpenedRun resume(String run, int epochs, String known) {
            return folders.resume(run, epochs, known).withModel(models).withEvents(events);
        }

        @Override
        public OpenedRun startPart(String run) {
            return folders.startPart(run).withModel(models).withEvents(events);
        }
    }

    @Test
    void writesModelToDatabaseAndEventsToQueue(@TempDir Path temporary) throws Exception {
        Path file = Files.writeString(temporary.resolve("xor.yaml"), """
                name: xor
                data: {generator: {name: xor, samples: 20}}
                network: {layers: [{dense: {units: 1, activation: sigmoid}}]}
                training: {epochs: 3}
                """);
        Map<String, Integer> database = new HashMap<>();
        Queue queue = new Queue(new ArrayList<>());
        RunStore runs = new RunsElsewhere(
                new RunFolders("test"),
                (parameters, precision, description) -> database.put(
                        String.valueOf(description.get("format_version")),
                        parameters.all().size()),
                queue);
        Injector injector =
                Guice.createInjector(Modules.override(new NnModule()).with(new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(RunStore.class).toInstance(runs);
                    }
                }));
        RunSummary summary = injector.getInstance(RunExperiment.class)
                .run(
                        new ExperimentSource(file.toString(), List.of(), PluginSearch.NONE),
                        temporary.resolve("runs").toString(),
                        new Unwatched())
                .getOrElseThrow(() -> new AssertionError("the experiment has problems"));

        Path folder = Path.of(summary.folder());
        assertThat(database).containsExactly(Map.entry("1", 2));
        assertThat(queue.sent())
                .hasSize(3)
                .allSatisfy(event -> assertThat(event).containsEntry("event", "epoch"));
        assertThat(folder.resolve(ModelFiles.NAME)).doesNotExist();
        assertThat(folder.resolve("journal.jsonl")).isEmptyFile();
        assertThat(folder.resolve("metrics.json")).isNotEmptyFile();
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
    }

    private static final class Unwatched implements RunExperiment.Watcher {
        @Override
        public void epoch(EpochReport report) {
            // The queue receives the epochs.
        }

        @Override
        public boolean leaves() {
            return false;
        }
    }
}
