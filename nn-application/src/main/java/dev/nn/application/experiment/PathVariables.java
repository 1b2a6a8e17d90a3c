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
 * An expansion of environment variables in an experiment's paths, such as {@code
 * ${DATA_DIR}/iris.csv}. They are expanded in paths only, since a run must not depend on anything
 * that the file doesn't show.
 *
 * @param environment the lookup of a variable's value
 */
record PathVariables(Function<String, Optional<String>> environment) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /** Returns the document with the variables in its paths expanded. */
    Node filled(Node document, Problems problems) {
        return FilePaths.replaced(document, (scalar, path) -> filled(scalar, path, problems));
    }

    private String filled(ScalarNode scalar, String path, Problems problems) {
        if (VARIABLE.matcher(scalar.text()).replaceAll("").contains("${")) {
            problems.add(scalar.position(), path, "unclosed '${'; expected ${NAME}");
        }
        StringBuilder text = new StringBuilder();
        Matcher variables = VARIABLE.matcher(scalar.text());
        while (variables.find()) {
            String name = variables.group(1);
            Optional<String> value = environment.apply(name);
            if (value.isEmpty()) {
                problems.add(scalar.position(), path, "environment variable '" + name + "' is not set");
            }
            variables.appendReplacement(text, Matcher.quoteReplacement(value.orElse("")));
        }
        return variables.appendTail(text).toString();
    }
}
