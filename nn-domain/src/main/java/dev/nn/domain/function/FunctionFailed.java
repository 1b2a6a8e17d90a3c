package dev.nn.domain.function;

/** A function of a plugin threw while it was working; the message says which function of which jar, and with what input. */
public final class FunctionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private FunctionFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Describes a failure.
     *
     * @param function what failed, such as "the activation 'bent' of plugins/bent.jar"
     * @param input what it was called with
     */
    public static FunctionFailed of(String function, String input, Throwable cause) {
        return new FunctionFailed(function + " failed for " + input + ": " + cause, cause);
    }

    /** Returns the same failure with the place in the network where it happened. */
    public FunctionFailed in(String place) {
        return new FunctionFailed(getMessage() + " (in " + place + ")", this);
    }
}
