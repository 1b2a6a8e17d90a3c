package dev.nn.domain.formula;

/**
 * An error in the text of a formula. The message says what was found, at which character, and what
 * would be allowed there.
 */
public final class FormulaSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    FormulaSyntaxException(String message, int offset) {
        super(message + " (at character " + (offset + 1) + ")");
        this.offset = offset;
    }

    /** Returns the index into the text, from 0. */
    public int offset() {
        return offset;
    }
}
