package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Map;

/** Port in: describes the contents of an experiment file, with the installed functions. */
public interface DescribeExperiments {

    /** Returns a JSON Schema, draft 2020-12, as maps, lists, texts and numbers. */
    Validation<Seq<Problem>, Map<String, Object>> schema(PluginSearch places);

    /** Returns every key as a Markdown table: path, allowed values, default and meaning. */
    Validation<Seq<Problem>, String> table(PluginSearch places);
}
