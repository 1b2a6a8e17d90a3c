package dev.nn.adapters.cli.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.nn.adapters.cli.command.Version;
import dev.nn.adapters.cli.console.Console;
import dev.nn.adapters.file.csv.CsvTables;
import dev.nn.adapters.file.disk.NewFiles;
import dev.nn.adapters.file.disk.Secret;
import dev.nn.adapters.file.idx.IdxFiles;
import dev.nn.adapters.file.model.ModelFiles;
import dev.nn.adapters.file.numpy.NumPyFiles;
import dev.nn.adapters.file.page.HtmlPages;
import dev.nn.adapters.file.plugin.PluginFolders;
import dev.nn.adapters.file.plugin.PluginProjects;
import dev.nn.adapters.file.run.RunFolders;
import dev.nn.adapters.file.yaml.YamlDocuments;
import dev.nn.application.catalogue.Catalogues;
import dev.nn.application.catalogue.ListFunctions;
import dev.nn.application.catalogue.ShowFunction;
import dev.nn.application.catalogue.ShowFunctionService;
import dev.nn.application.catalogue.VerifyPlugin;
import dev.nn.application.catalogue.VerifyPluginService;
import dev.nn.application.check.CheckExperiment;
import dev.nn.application.check.CheckExperimentService;
import dev.nn.application.compare.CompareRuns;
import dev.nn.application.compare.CompareRunsService;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.explain.ExplainSample;
import dev.nn.application.explain.ExplainSampleService;
import dev.nn.application.model.EvaluateModel;
import dev.nn.application.model.EvaluateModelService;
import dev.nn.application.model.LoadModel;
import dev.nn.application.model.PredictSamples;
import dev.nn.application.model.PredictSamplesService;
import dev.nn.application.port.FindPlugins;
import dev.nn.application.port.InputFiles;
import dev.nn.application.port.ReadDocument;
import dev.nn.application.port.RenderPage;
import dev.nn.application.project.NewExperiment;
import dev.nn.application.project.NewExperimentService;
import dev.nn.application.project.NewPlugin;
import dev.nn.application.project.NewPluginService;
import dev.nn.application.run.RunExperiment;
import dev.nn.application.run.RunExperimentService;
import dev.nn.application.schema.DescribeExperiments;
import dev.nn.application.schema.DescribeExperimentsService;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.spi.Plugin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;

/** Which adapter stands behind which port. */
final class NnModule extends AbstractModule {

    private final Console console;

    NnModule(Console console) {
        this.console = console;
    }

    @Override
    protected void configure() {
        bind(Console.class).toInstance(console);
    }

    @Provides
    ReadDocument documents() {
        return new YamlDocuments();
    }

    /** nn's own plugins come in by the same services file as everybody's, from the class path. */
    private static List<Plugin> builtIn() {
        return ServiceLoader.load(Plugin.class, NnModule.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Provides
    FindPlugins door() {
        return new PluginFolders(distribution("plugins"));
    }

    @Provides
    NewPlugin newPlugin() {
        return new NewPluginService(new PluginProjects(distribution("repository"), Version.text()), builtIn());
    }

    /** A folder of the distribution, which the launcher names; nn may run without one. */
    private static Optional<Path> distribution(String folder) {
        return Optional.ofNullable(System.getProperty("nn.home")).map(home -> Path.of(home, folder));
    }

    @Provides
    @Singleton
    Catalogues catalogues(FindPlugins door) {
        return new Catalogues(builtIn(), door);
    }

    @Provides
    DescribeExperiments describeExperiments(Catalogues catalogues) {
        return new DescribeExperimentsService(catalogues);
    }

    @Provides
    NewExperiment newExperiment(DescribeExperiments schemas) {
        return new NewExperimentService(new NewFiles(), schemas);
    }

    @Provides
    ShowFunction showFunction(Catalogues catalogues) {
        return new ShowFunctionService(catalogues);
    }

    @Provides
    VerifyPlugin verifyPlugin(FindPlugins door) {
        return new VerifyPluginService(builtIn(), door);
    }

    @Provides
    ListFunctions listFunctions(Catalogues catalogues) {
        return catalogues;
    }

    @Provides
    @Singleton
    CsvTables tables() {
        AtomicReference<Secret> secret = new AtomicReference<>();
        // One for the whole process: a passing key must know what it made itself.
        return new CsvTables(() -> secret.updateAndGet(known -> known == null ? Secret.in(cache()) : known));
    }

    /** The user's own folder for what can be made again; the launcher has the same. */
    private static Optional<Path> cache() {
        String named = System.getenv("NN_CACHE");
        String xdg = System.getenv("XDG_CACHE_HOME");
        String home = System.getenv("HOME");
        if (named != null) {
            return named.isEmpty() ? Optional.empty() : Optional.of(Path.of(named));
        } else if (xdg != null && !xdg.isEmpty()) {
            return Optional.of(Path.of(xdg, "nn"));
        }
        return home == null || home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".cache", "nn"));
    }

    @Provides
    InputFiles inputFiles(CsvTables tables) {
        return new InputFiles(tables, new IdxFiles(), new NumPyFiles(), new ModelFiles());
    }

    @Provides
    BackpropFactory backpropagation() {
        return BackpropFactory.LAYER_BY_LAYER;
    }

    @Provides
    LoadExperiment loadExperiment(
            ReadDocument documents, Catalogues catalogues, InputFiles files, BackpropFactory backprop) {
        return new LoadExperiment(
                documents, catalogues, files, backprop, name -> Optional.ofNullable(System.getenv(name)));
    }

    @Provides
    LoadModel loadModel(Catalogues catalogues, BackpropFactory backprop) {
        return new LoadModel(new ModelFiles(), catalogues, backprop);
    }

    @Provides
    ExplainSample explainSample(LoadExperiment experiments, InputFiles files, RenderPage pages) {
        return new ExplainSampleService(experiments, new RunFolders(Version.text()), files, pages);
    }

    @Provides
    RenderPage renderPage() {
        return new HtmlPages();
    }

    @Provides
    CheckExperiment checkExperiment(LoadExperiment experiments) {
        return new CheckExperimentService(experiments);
    }

    @Provides
    RunExperiment runExperiment(LoadExperiment experiments) {
        RunFolders folders = new RunFolders(Version.text());
        return new RunExperimentService(experiments, folders, folders, new ModelFiles());
    }

    @Provides
    CompareRuns compareRuns(ReadDocument documents) {
        return new CompareRunsService(new RunFolders(Version.text()), documents, new HtmlPages());
    }

    @Provides
    PredictSamples predictSamples(LoadModel models, InputFiles files, CsvTables out) {
        return new PredictSamplesService(models, files, out);
    }

    @Provides
    EvaluateModel evaluateModel(LoadModel models, InputFiles files) {
        return new EvaluateModelService(models, files);
    }
}
