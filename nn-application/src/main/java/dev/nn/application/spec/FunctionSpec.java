package dev.nn.application.spec;

import dev.nn.application.document.Node.MapNode;
import dev.nn.application.problem.Position;
import java.util.Optional;

/**
 * A function as it is asked for, still text: by name, by name with parameters, or written as a formula.
 *
 * @param name empty when it is a formula
 * @param parameters the map of parameters, where there is one
 * @param formula the map with {@code formula} in it, where it is written
 * @param path of the field
 */
public record FunctionSpec(
        String name, Optional<MapNode> parameters, Optional<MapNode> formula, Position position, String path) {

    /** A function by name alone. */
    public static FunctionSpec named(String name, Position position, String path) {
        return new FunctionSpec(name, Optional.empty(), Optional.empty(), position, path);
    }
}
