package dev.nn.application.catalogue;

/** A function and the request that selected it. */
public record ResolvedFunction<T>(FunctionUse use, T function) {}
