package dev.nn.adapters.cli.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import dev.nn.adapters.file.model.ModelFiles;
import dev.nn.application.document.Located;
import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.port.in.DataReading;
import dev.nn.application.port.in.PredictSamples;
import dev.nn.application.port.out.ReadModel;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An application puts adapters of its own behind nn's ports. */
class NnModuleTest {

    private static final Path WRITTEN = Path.of("src/test/resources/previous");

    /** Stands for a database: models have names, not paths. */
    private static final class NamedModels extends AbstractModule {
        @Override
        protected void configure() {
            bind(ReadModel.class).toInstance(new ReadModel() {
                @Override
                public Validation<Seq<Problem>, StoredModel> read(Located name) {
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
    void modelsMayComeFromElsewhere() throws Exception {
        Injector injector =
                Guice.createInjector(Modules.override(new NnModule()).with(new NamedModels()));
        PredictSamples.Request request = new PredictSamples.Request(
                "classes",
                WRITTEN.resolve("data.csv").toString(),
                DataReading.USUAL,
                Optional.empty(),
                PluginPlaces.NONE);
        String csv = injector.getInstance(PredictSamples.class)
                .predict(request)
                .fold(problems -> problems.mkString("; "), PredictSamples.Predictions::csv);
        assertThat(csv).isEqualTo(Files.readString(WRITTEN.resolve("classes-predictions.csv")));
    }
}
