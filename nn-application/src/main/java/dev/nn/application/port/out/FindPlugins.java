package dev.nn.application.port.out;

import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.problem.Problem;
import dev.nn.domain.spi.Plugin;
import java.util.List;

/** A finder of plugin jars. An unusable jar is one problem and does not affect other jars. */
public interface FindPlugins {

    /** A plugin and its origin. */
    record FoundPlugin(Plugin plugin, Origin origin) {}

    /**
     * The result of a search.
     *
     * @param plugins the plugins, in the order of jar names
     * @param problems the problems of unusable jars
     * @param errors the errors of the places themselves; nothing should start if there are any
     */
    record Found(List<FoundPlugin> plugins, List<Problem> problems, List<Problem> errors) {
        public Found {
            plugins = List.copyOf(plugins);
            problems = List.copyOf(problems);
            errors = List.copyOf(errors);
        }
    }

    /** Searches all places. */
    Found find(PluginSearch places);

    /** Searches only one jar or folder of jars; the path is as the user typed it. */
    Found findOne(String jar);
}
