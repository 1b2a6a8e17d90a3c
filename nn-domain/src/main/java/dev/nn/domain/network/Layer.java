package dev.nn.domain.network;

/** A layer as data. Its arithmetic is in {@code dev.nn.domain.backprop}. */
public sealed interface Layer permits Dense, Dropout {

    /** Width of a row that comes in. */
    int inputs();

    /** Width of a row that goes out. */
    int outputs();

    /** How many numbers it learns. */
    long parameterCount();

    /** One line for people. */
    String describe();
}
