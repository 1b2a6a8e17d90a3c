package dev.nn.application.experiment;

import dev.nn.application.catalogue.EngineChoice;
import dev.nn.application.document.Node;
import dev.nn.application.plugin.Origin;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.out.InputFiles;
import java.util.List;
import java.util.Map;

/**
 * An experiment with its inputs, so that its folds and trials use the same inputs even if files
 * change in the meantime.
 *
 * @param document the document with the settings applied
 * @param sha256 hash of the experiment file
 * @param sources content hashes of the data by name: of its own data and of the data that its
 *     trials read
 * @param plugins jars opened for the experiment and its trials
 * @param files readers of the data; a file that was already read returns the same content again
 */
public record LoadedExperiment(
        ExperimentSource source,
        Node document,
        String sha256,
        InputFiles files,
        Map<String, String> sources,
        List<Origin> plugins,
        Experiment experiment) {

    /** Returns this experiment with the sources and the jars of its trials too. */
    public LoadedExperiment with(Map<String, String> otherSources, List<Origin> otherPlugins) {
        return new LoadedExperiment(source, document, sha256, files, otherSources, otherPlugins, experiment);
    }

    /** Returns this experiment with other readers of its data. */
    LoadedExperiment readFrom(InputFiles other) {
        return new LoadedExperiment(source, document, sha256, other, sources, plugins, experiment);
    }

    /** Returns this experiment with its share of the threads, for several concurrent runs. */
    public LoadedExperiment sharedBy(int runs) {
        return workingOn(experiment.computation().engine().sharedBy(runs));
    }

    /** Returns this experiment on an engine of the same name. */
    public LoadedExperiment workingOn(EngineChoice engine) {
        return new LoadedExperiment(source, document, sha256, files, sources, plugins, experiment.workingOn(engine));
    }
}
