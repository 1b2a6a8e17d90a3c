package dev.nn.application.port;

/** Readers of every kind of data file. */
public record DataFiles(ReadTable tables, ReadImages images) {}
