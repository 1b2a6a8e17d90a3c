package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Map;

/** Port in: what an experiment file may hold, with the functions that are installed. */
public interface DescribeExperiments {

    /** A JSON Schema, draft 2020-12, as maps, lists, texts and numbers. */
    Validation<Seq<Problem>, Map<String, Object>> schema(PluginPlaces places);

    /** Every key as a table in Markdown: its path, what may stand there, its default, its meaning. */
    Validation<Seq<Problem>, String> table(PluginPlaces places);
}
