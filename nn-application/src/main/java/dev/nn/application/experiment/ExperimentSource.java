package dev.nn.application.experiment;

import dev.nn.application.plugin.PluginPlaces;
import java.util.ArrayList;
import java.util.List;

/**
 * Which experiment is meant.
 *
 * @param file as the user gave it
 * @param settings {@code path=value}, applied in order
 * @param part values that make a part of the whole experiment, its sweep left out; empty for the whole
 * @param plugins where to look for functions beside nn's own
 */
public record ExperimentSource(String file, List<String> settings, List<Assignment> part, PluginPlaces plugins) {
    public ExperimentSource {
        settings = List.copyOf(settings);
        part = List.copyOf(part);
        plugins = plugins.beside(file);
    }

    /** The whole experiment. */
    public ExperimentSource(String file, List<String> settings, PluginPlaces plugins) {
        this(file, settings, List.of(), plugins);
    }

    /** A part of it. */
    public ExperimentSource with(List<Assignment> more) {
        List<Assignment> all = new ArrayList<>(part);
        all.addAll(more);
        return new ExperimentSource(file, settings, all, plugins);
    }
}
