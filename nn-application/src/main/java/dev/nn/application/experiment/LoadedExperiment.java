package dev.nn.application.experiment;

import dev.nn.application.catalogue.EngineChoice;
import dev.nn.application.document.Node;
import dev.nn.application.plugin.Origin;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.out.InputFiles;
import java.util.List;
import java.util.Map;

/**
 * An experiment beside what it was made of, so that its folds and trials are made of the same, whatever becomes of the
 * files meanwhile.
 *
 * @param document with its settings in it
 * @param sha256 of the experiment's file
 * @param sources content hashes of the data by their names: of its own, and of those that its trials read
 * @param plugins the jars that were opened for it and for its trials
 * @param files that gave the data; of those that were read already they give the same again
 */
public record LoadedExperiment(
        ExperimentSource source,
        Node document,
        String sha256,
        InputFiles files,
        Map<String, String> sources,
        List<Origin> plugins,
        Experiment experiment) {

    /** The same with the sources and the jars of its trials too. */
    public LoadedExperiment with(Map<String, String> otherSources, List<Origin> otherPlugins) {
        return new LoadedExperiment(source, document, sha256, files, otherSources, otherPlugins, experiment);
    }

    /** The same that reads its data elsewhere. */
    LoadedExperiment readFrom(InputFiles other) {
        return new LoadedExperiment(source, document, sha256, other, sources, plugins, experiment);
    }

    /** The same with its share of the threads, where several run at a time. */
    public LoadedExperiment sharedBy(int runs) {
        return workingOn(experiment.computation().engine().sharedBy(runs));
    }

    /** The same on an engine of the same name. */
    public LoadedExperiment workingOn(EngineChoice engine) {
        return new LoadedExperiment(source, document, sha256, files, sources, plugins, experiment.workingOn(engine));
    }
}
