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

    /** Returns the places for an experiment's file, where they are not those of another file already. */
    public PluginPlaces beside(String file) {
        return experiment.isPresent() ? this : new PluginPlaces(Optional.of(file), folder, jars);
    }

    /** Returns the places for a run that is only read: a run folder loads no jar, the current folder may. */
    public PluginPlaces besideNoRun() {
        return new PluginPlaces(Optional.of("experiment.yaml"), folder, jars);
    }
}
