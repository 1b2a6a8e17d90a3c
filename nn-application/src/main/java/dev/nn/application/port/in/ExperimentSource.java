package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginPlaces;
import java.util.List;

/**
 * Which experiment is meant.
 *
 * @param file as the user gave it
 * @param settings {@code path=value}, applied in order
 * @param plugins where to look for functions beside nn's own
 */
public record ExperimentSource(String file, List<String> settings, PluginPlaces plugins) {
    public ExperimentSource {
        settings = List.copyOf(settings);
        plugins = plugins.beside(file);
    }
}
