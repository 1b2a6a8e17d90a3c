package dev.nn.application.problem;

/**
 * One thing that is wrong with an input.
 *
 * @param path of the field, {@code network.layers[1].dense.activation}; may be empty
 * @param message what was found and what is allowed
 */
public record Problem(Position position, String path, String message) {

    /** The line that people read, without the program's name. */
    @Override
    public String toString() {
        return position + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
