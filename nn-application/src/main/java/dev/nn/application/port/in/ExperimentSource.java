package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginSearch;
import java.util.List;

/**
 * An experiment file with overrides.
 *
 * @param file the file, as the user typed it
 * @param settings overrides {@code path=value}, applied in order
 * @param plugins the places to search for functions other than the built-in ones
 */
public record ExperimentSource(String file, List<String> settings, PluginSearch plugins) {
    public ExperimentSource {
        settings = List.copyOf(settings);
        plugins = plugins.beside(file);
    }
}
