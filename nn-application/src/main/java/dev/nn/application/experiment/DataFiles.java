package dev.nn.application.experiment;

import dev.nn.application.port.ReadImages;
import dev.nn.application.port.ReadTable;

/** Readers of every kind of data file that an experiment may name. */
public record DataFiles(ReadTable tables, ReadImages images) {}
