package dev.nn.application.diagnosis;

/**
 * What is wrong with a training, in words.
 *
 * @param name of the trouble, such as {@code vanishing_gradients}
 * @param text where, what share, since when, and what to try
 */
public record Verdict(String name, String text) {}
