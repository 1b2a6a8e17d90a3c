import dev.nn.adapters.file.csv.CsvTables;
import dev.nn.adapters.file.idx.IdxFiles;
import dev.nn.adapters.file.model.ModelFiles;
import dev.nn.adapters.file.numpy.NumPyFiles;
import dev.nn.adapters.file.plugin.PluginFolders;
import dev.nn.application.catalogue.Catalogues;
import dev.nn.application.model.LoadModel;
import dev.nn.application.model.PredictSamples;
import dev.nn.application.model.PredictSamplesService;
import dev.nn.application.model.RawSamples;
import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.port.InputFiles;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.spi.Plugin;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Predicts a table with a model, by nn's classes alone: what an application does that has nn among its dependencies. */
final class Main {

    private Main() {}

    /** Takes a run folder or a model file, and a table; prints the predictions as CSV. */
    public static void main(String[] args) {
        List<Plugin> builtIn = ServiceLoader.load(Plugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        LoadModel models = new LoadModel(
                new ModelFiles(), new Catalogues(builtIn, new PluginFolders(Optional.empty())), BackpropFactory.LAYER_BY_LAYER);
        CsvTables tables = new CsvTables();
        InputFiles files = new InputFiles(tables, new IdxFiles(), new NumPyFiles(), new ModelFiles());
        PredictSamples predictor = new PredictSamplesService(models, files, tables);
        PredictSamples.Request request = new PredictSamples.Request(
                args[0], args[1], RawSamples.Reading.USUAL, Optional.empty(), PluginPlaces.NONE);
        String csv = predictor
                .predict(request)
                .fold(
                        problems -> {
                            throw new IllegalStateException(problems.mkString("; "));
                        },
                        PredictSamples.Predictions::csv);
        System.out.print(csv);
    }
}
