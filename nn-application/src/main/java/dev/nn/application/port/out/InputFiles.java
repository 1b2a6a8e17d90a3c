package dev.nn.application.port.out;

/** Readers of every kind of file that an experiment or a command may name. */
public record InputFiles(ReadTable tables, ReadImages images, ReadArrays arrays, ReadModel models) {}
