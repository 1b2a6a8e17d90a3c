package dev.nn.domain.random;

/**
 * The purpose of a random number; draws for different purposes are unrelated. The codes are part of
 * the guarantee of bit-identical results.
 */
public enum Purpose {
    INITIALIZATION(1),
    SHUFFLE(2),
    DROPOUT(3),
    SPLIT(4),
    SAMPLING(5),
    SWEEP(6),
    DATA(7),
    BOOTSTRAP(8);

    private final int code;

    Purpose(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
