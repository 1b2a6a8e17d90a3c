package dev.nn.application.catalogue;

/** A function beside how it was asked for. */
public record Chosen<T>(FunctionUse use, T function) {}
