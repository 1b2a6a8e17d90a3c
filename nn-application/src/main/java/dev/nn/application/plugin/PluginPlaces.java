package dev.nn.application.plugin;

import java.util.Optional;
import java.util.Set;

/**
 * Where to look for plugin jars.
 *
 * @param experiment the experiment's file, whose folder's {@code plugins/} is looked at; the current folder's where there
 *     is no file
 * @param folder looked at instead of all others
 * @param jars whether to look at all; without, only what nn brings along is there
 * @param known hashes of the jars that may be opened, where not all may; those of the distribution always may
 */
public record PluginPlaces(
        Optional<String> experiment, Optional<String> folder, boolean jars, Optional<Set<String>> known) {

    /** What nn brings along, and nothing else. */
    public static final PluginPlaces NONE =
            new PluginPlaces(Optional.empty(), Optional.empty(), false, Optional.empty());

    private static final String IN_CURRENT_FOLDER = "any";

    /** Returns the places for an experiment's file, where they are not those of another file already. */
    public PluginPlaces beside(String file) {
        return experiment.isPresent() ? this : new PluginPlaces(Optional.of(file), folder, jars, known);
    }

    /**
     * Returns the places for what somebody else may have made, a run folder or a model: it loads no jar itself, and of those
     * in the current folder only the ones that it was made with.
     *
     * @param made the hashes of these jars
     */
    public PluginPlaces madeWith(Set<String> made) {
        return new PluginPlaces(Optional.of(IN_CURRENT_FOLDER), folder, jars, Optional.of(made));
    }

    /** Returns the folder that the user names and no other place. */
    public PluginPlaces named() {
        return folder.isPresent() ? this : NONE;
    }

    /** Returns the same where a folder that the user names is trusted whatever is in it. */
    public PluginPlaces trustingFolder() {
        return folder.isEmpty() ? this : new PluginPlaces(experiment, folder, jars, Optional.empty());
    }
}
