package dev.nn.domain.function;

/**
 * An exception thrown by a plugin's function. The message names the function, its jar and its
 * input.
 */
public final class FunctionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private FunctionFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Returns an exception that describes the failure.
     *
     * @param function the function, such as "the activation 'bent' of plugins/bent.jar"
     * @param input the input of the call
     */
    public static FunctionFailed of(String function, String input, Throwable cause) {
        return new FunctionFailed(function + " failed for " + input + ": " + cause, cause);
    }

    /** Returns the same failure with its location in the network. */
    public FunctionFailed in(String place) {
        return new FunctionFailed(getMessage() + " (in " + place + ")", this);
    }
}
