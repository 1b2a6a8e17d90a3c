package dev.nn.adapters.cli.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.nn.adapters.cli.console.Build;
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
import dev.nn.adapters.file.run.RunHashes;
import dev.nn.adapters.file.yaml.YamlDocuments;
import dev.nn.application.catalogue.Catalogues;
import dev.nn.application.catalogue.ListFunctionsService;
import dev.nn.application.catalogue.ShowFunctionService;
import dev.nn.application.catalogue.VerifyPluginService;
import dev.nn.application.check.CheckExperimentService;
import dev.nn.application.compare.CompareRunsService;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.explain.ExplainSampleService;
import dev.nn.application.inference.EvaluateModelService;
import dev.nn.application.inference.LoadModel;
import dev.nn.application.inference.PredictSamplesService;
import dev.nn.application.port.in.CheckExperiment;
import dev.nn.application.port.in.CompareRuns;
import dev.nn.application.port.in.DescribeExperiments;
import dev.nn.application.port.in.EvaluateModel;
import dev.nn.application.port.in.ExplainSample;
import dev.nn.application.port.in.ListFunctions;
import dev.nn.application.port.in.NewExperiment;
import dev.nn.application.port.in.NewPlugin;
import dev.nn.application.port.in.PredictSamples;
import dev.nn.application.port.in.RunExperiment;
import dev.nn.application.port.in.ShowFunction;
import dev.nn.application.port.in.VerifyPlugin;
import dev.nn.application.port.out.FindPlugins;
import dev.nn.application.port.out.HashContent;
import dev.nn.application.port.out.InputFiles;
import dev.nn.application.port.out.OpenRun;
import dev.nn.application.port.out.PageWriter;
import dev.nn.application.port.out.ReadDocument;
import dev.nn.application.port.out.ReadModel;
import dev.nn.application.port.out.RenderPage;
import dev.nn.application.port.out.RunStore;
import dev.nn.application.run.RunExperimentService;
import dev.nn.application.scaffold.NewExperimentService;
import dev.nn.application.scaffold.NewPluginService;
import dev.nn.application.schema.DescribeExperimentsService;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.spi.Plugin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The Guice module that binds an adapter to each port. An application that stores models or runs
 * elsewhere overrides adapters with its own: {@code Guice.createInjector(Modules.override(new
 * NnModule()).with(own))}.
 */
public final class NnModule extends AbstractModule {

    /** Creates the module. Adapters are created on first use. */
    public NnModule() {}

    @Provides
    ReadDocument documents() {
        return new YamlDocuments();
    }

    /**
     * Returns nn's own plugins. Like all plugins on the class path, they are found by the services
     * file.
     */
    private static List<Plugin> builtIn() {
        return ServiceLoader.load(Plugin.class, NnModule.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Provides
    FindPlugins finder() {
        return new PluginFolders(distribution("plugins"));
    }

    @Provides
    NewPlugin newPlugin() {
        return new NewPluginService(new PluginProjects(distribution("repository"), Build.version()), builtIn());
    }

    /** Returns a folder of the distribution. The launcher sets its path; nn may run without one. */
    private static Optional<Path> distribution(String folder) {
        return Optional.ofNullable(System.getProperty("nn.home")).map(home -> Path.of(home, folder));
    }

    @Provides
    @Singleton
    Catalogues catalogues(FindPlugins finder) {
        return new Catalogues(builtIn(), finder);
    }

    @Provides
    DescribeExperiments describeExperiments(ListFunctions functions) {
        return new DescribeExperimentsService(functions);
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
    VerifyPlugin verifyPlugin(FindPlugins finder) {
        return new VerifyPluginService(builtIn(), finder);
    }

    @Provides
    ListFunctions listFunctions(Catalogues catalogues) {
        return new ListFunctionsService(catalogues);
    }

    @Provides
    @Singleton
    CsvTables tables() {
        AtomicReference<Secret> secret = new AtomicReference<>();
        // One for the whole process: a temporary key must recognize the files that it signed.
        return new CsvTables(() -> secret.updateAndGet(known -> known == null ? Secret.in(cache()) : known));
    }

    /** Returns the user's cache folder. The launcher uses the same one. */
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
    InputFiles inputFiles(CsvTables tables, ReadModel models) {
        return new InputFiles(tables, new IdxFiles(), new NumPyFiles(), models);
    }

    @Provides
    ReadModel readModel() {
        return new ModelFiles();
    }

    @Provides
    @Singleton
    RunFolders runFolders() {
        return new RunFolders(Build.version());
    }

    @Provides
    RunStore runStore(RunFolders folders) {
        return folders;
    }

    @Provides
    OpenRun openRun(RunFolders folders) {
        return folders;
    }

    @Provides
    HashContent hashContent() {
        return new RunHashes();
    }

    @Provides
    PageWriter pageWriter() {
        return new HtmlPages();
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
    LoadModel loadModel(ReadModel models, Catalogues catalogues, BackpropFactory backprop) {
        return new LoadModel(models, catalogues, backprop);
    }

    @Provides
    ExplainSample explainSample(LoadExperiment experiments, OpenRun runs, InputFiles files, RenderPage pages) {
        return new ExplainSampleService(experiments, runs, files, pages);
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
    RunExperiment runExperiment(
            LoadExperiment experiments, RunStore store, OpenRun open, ReadModel models, HashContent hashes) {
        return new RunExperimentService(experiments, store, open, models, hashes);
    }

    @Provides
    CompareRuns compareRuns(OpenRun runs, ReadDocument documents, PageWriter pages) {
        return new CompareRunsService(runs, documents, pages);
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
