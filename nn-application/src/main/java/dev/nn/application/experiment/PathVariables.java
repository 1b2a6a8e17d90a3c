package dev.nn.application.experiment;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.FilePaths;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts variables of the environment into an experiment's paths, {@code ${DATA_DIR}/iris.csv}, and nowhere else: a run must not
 * depend on what the file doesn't show.
 *
 * @param environment the value of a variable
 */
record PathVariables(Function<String, Optional<String>> environment) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /** The document with its paths written out. */
    Node filled(Node document, Problems problems) {
        return FilePaths.replaced(document, (scalar, path) -> filled(scalar, path, problems));
    }

    private String filled(ScalarNode scalar, String path, Problems problems) {
        if (VARIABLE.matcher(scalar.text()).replaceAll("").contains("${")) {
            problems.add(scalar.position(), path, "has a '${' that is never closed; expected ${NAME}");
        }
        StringBuilder text = new StringBuilder();
        Matcher variables = VARIABLE.matcher(scalar.text());
        while (variables.find()) {
            String name = variables.group(1);
            Optional<String> value = environment.apply(name);
            if (value.isEmpty()) {
                problems.add(scalar.position(), path, "the environment has no variable '" + name + "'");
            }
            variables.appendReplacement(text, Matcher.quoteReplacement(value.orElse("")));
        }
        return variables.appendTail(text).toString();
    }
}
