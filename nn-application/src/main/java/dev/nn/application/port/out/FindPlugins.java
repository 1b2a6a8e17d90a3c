package dev.nn.application.port.out;

import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.problem.Problem;
import dev.nn.domain.spi.Plugin;
import java.util.List;

/** Finds plugin jars. A jar that can't be used is one problem and hurts no other. */
public interface FindPlugins {

    /** A plugin and where it is from. */
    record FoundPlugin(Plugin plugin, Origin origin) {}

    /**
     * What was found.
     *
     * @param plugins in the order of the jars' names
     * @param problems of the jars that can't be used
     * @param errors of the places themselves: nothing should start with these
     */
    record Found(List<FoundPlugin> plugins, List<Problem> problems, List<Problem> errors) {
        public Found {
            plugins = List.copyOf(plugins);
            problems = List.copyOf(problems);
            errors = List.copyOf(errors);
        }
    }

    /** Looks at all places. */
    Found find(PluginPlaces places);

    /** Looks at one jar, or folder of jars, alone; the path is as the user gave it. */
    Found findOne(String jar);
}
