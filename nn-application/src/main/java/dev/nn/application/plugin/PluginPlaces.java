package dev.nn.application.plugin;

import java.util.Optional;

/**
 * Where to look for plugin jars.
 *
 * @param experiment the experiment's file, whose folder's {@code plugins/} is looked at; the current folder's where there
 *     is no file
 * @param folder looked at instead of all others
 * @param jars whether to look at all; without, only what nn brings along is there
 */
public record PluginPlaces(Optional<String> experiment, Optional<String> folder, boolean jars) {

    /** What nn brings along, and nothing else. */
    public static final PluginPlaces NONE = new PluginPlaces(Optional.empty(), Optional.empty(), false);

    /** The same for an experiment's file. */
    public PluginPlaces beside(String file) {
        return new PluginPlaces(Optional.of(file), folder, jars);
    }
}
