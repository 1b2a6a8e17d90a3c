package dev.nn.adapters.file.model;

import dev.nn.adapters.file.model.SafetensorsReader.NumberCheck;
import dev.nn.adapters.file.plugin.PluginFolders;
import dev.nn.application.catalogue.Catalogues;
import dev.nn.application.document.LocatedPath;
import dev.nn.application.inference.LoadModel;
import dev.nn.application.inference.Predictor;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.out.ReadModel;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.tensor.Float64Tensor;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * A loader of predictors from models written by {@code nn run}: from a path, a stream, or bytes
 * such as a database column. Functions come from the plugins on the class path or module path, and
 * from a folder of plugin jars if one is set. Immutable and thread-safe.
 */
public final class PredictorLoader {

    private final Optional<Path> plugins;
    private final int threads;

    /** Creates a loader without a plugin folder; its predictors run on the caller's thread. */
    public PredictorLoader() {
        this(Optional.empty(), 1);
    }

    private PredictorLoader(Optional<Path> plugins, int threads) {
        this.plugins = plugins;
        this.threads = threads;
    }

    /**
     * Returns a loader that trusts the plugin jars of a folder. If a model is loaded from its run
     * folder, {@link Predictor#warnings} reports jars that differ from those used in training.
     */
    public PredictorLoader withPlugins(Path folder) {
        return new PredictorLoader(Optional.of(folder), threads);
    }

    /**
     * Returns a loader whose predictors use {@code count} threads per call. More threads help with
     * batches on large networks.
     */
    public PredictorLoader withThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a predictor needs at least 1 thread, found " + count);
        }
        return new PredictorLoader(plugins, count);
    }

    /**
     * Loads a predictor from a run folder or a model file.
     *
     * @throws ModelNotUsable if the model can't be used; it holds every reason
     */
    public Predictor load(Path runOrModel) {
        return load(new ModelFiles(), runOrModel.toString());
    }

    /**
     * Loads a predictor from a stream, which is read to its end and not closed.
     *
     * @throws IOException if the stream can't be read
     * @throws ModelNotUsable if the model can't be used; it holds every reason
     */
    public Predictor load(InputStream model) throws IOException {
        return load(model.readAllBytes());
    }

    /**
     * Loads a predictor from the bytes of a model file, which are not modified.
     *
     * @throws ModelNotUsable if the model can't be used; it holds every reason
     */
    public Predictor load(byte[] model) {
        return load(new InMemory(model), "the model");
    }

    /** Returns a predictor's model as the bytes of a model file. */
    public static byte[] bytes(Predictor predictor) {
        boolean wide = predictor.parameters().flat() instanceof Float64Tensor;
        return Safetensors.bytes(
                predictor.parameters(), wide ? Precision.FLOAT64 : Precision.FLOAT32, predictor.description());
    }

    private Predictor load(ReadModel models, String name) {
        List<Plugin> builtIn = ServiceLoader.load(Plugin.class, PredictorLoader.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        PluginSearch places = plugins.map(folder ->
                        new PluginSearch(Optional.empty(), Optional.of(folder.toString()), true, Optional.empty()))
                .orElse(PluginSearch.NONE);
        LoadModel loader = new LoadModel(
                models, new Catalogues(builtIn, new PluginFolders(Optional.empty())), BackpropFactory.LAYER_BY_LAYER);
        return loader.predictor(name, places, threads)
                .fold(
                        problems -> {
                            throw new ModelNotUsable(problems);
                        },
                        predictor -> predictor);
    }

    private record InMemory(byte[] bytes) implements ReadModel {
        @Override
        public Validation<Seq<Problem>, StoredModel> read(LocatedPath runOrModel) {
            Problems problems = new Problems();
            return problems.validate(
                    new SafetensorsReader(bytes, Position.of(runOrModel.path()), NumberCheck.FINITE, problems).read());
        }

        @Override
        public Optional<Set<String>> plugins(String runOrModel) {
            return Optional.empty();
        }
    }
}
