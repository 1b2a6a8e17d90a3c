package dev.nn.application.catalogue;

/** A function beside how it was asked for. */
public record ChosenFunction<T>(FunctionUse use, T function) {}
