package dev.nn.application.problem;

/**
 * One problem in an input.
 *
 * @param path path of the field, such as {@code network.layers[1].dense.activation}; may be empty
 * @param message the value found and the values allowed
 */
public record Problem(Position position, String path, String message) {

    /** Returns the line shown to users, without the program's name. */
    @Override
    public String toString() {
        return position + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
