package dev.nn.domain.formula;

/** A text that is no formula; the message says what was found, at which character, and what is allowed there. */
public final class FormulaSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    FormulaSyntaxException(String message, int offset) {
        super(message + " (at character " + (offset + 1) + ")");
        this.offset = offset;
    }

    /** Index into the text, from 0. */
    public int offset() {
        return offset;
    }
}
