package dev.nn.application.spec;

import dev.nn.application.document.Node.MapNode;
import dev.nn.application.problem.Position;
import java.util.Optional;

/**
 * A function as specified, still text: a name, a name with parameters, or a formula.
 *
 * @param name name; empty for a formula
 * @param parameters map of parameters, if present
 * @param formula map that contains {@code formula}, for a formula
 * @param path path of the field
 */
public record FunctionSpec(
        String name, Optional<MapNode> parameters, Optional<MapNode> formula, Position position, String path) {

    /** Returns a function without parameters. */
    public static FunctionSpec named(String name, Position position, String path) {
        return new FunctionSpec(name, Optional.empty(), Optional.empty(), position, path);
    }
}
