package dev.nn.application.plugin;

import java.util.Optional;
import java.util.Set;

/**
 * The places to search for plugin jars.
 *
 * @param experiment the experiment file, whose folder's {@code plugins/} is searched; absent for
 *     the current folder
 * @param folder the folder to search instead of all others
 * @param jars whether to search for jars; otherwise only built-in functions are available
 * @param known the hashes of the jars that may be opened; absent for all; jars of the distribution
 *     may always be opened
 */
public record PluginSearch(
        Optional<String> experiment, Optional<String> folder, boolean jars, Optional<Set<String>> known) {

    /** No places: built-in functions only. */
    public static final PluginSearch NONE =
            new PluginSearch(Optional.empty(), Optional.empty(), false, Optional.empty());

    private static final String IN_CURRENT_FOLDER = "any";

    /** Returns the places for an experiment file; unchanged if they already belong to a file. */
    public PluginSearch beside(String file) {
        return experiment.isPresent() ? this : new PluginSearch(Optional.of(file), folder, jars, known);
    }

    /**
     * Returns the places for a run folder or model of unknown origin. It loads no jar of its own;
     * of the jars in the current folder, only those it was made with are loaded.
     *
     * @param made the hashes of those jars
     */
    public PluginSearch madeWith(Set<String> made) {
        return new PluginSearch(Optional.of(IN_CURRENT_FOLDER), folder, jars, Optional.of(made));
    }

    /** Returns only the folder named by the user, or {@link #NONE}. */
    public PluginSearch named() {
        return folder.isPresent() ? this : NONE;
    }

    /** Returns the same places with every jar of a folder named by the user trusted. */
    public PluginSearch trustingFolder() {
        return folder.isEmpty() ? this : new PluginSearch(experiment, folder, jars, Optional.empty());
    }
}
