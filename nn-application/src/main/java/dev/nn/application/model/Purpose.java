package dev.nn.application.model;

/** What a model is loaded for. */
public enum Purpose {
    /** To predict: the loss and metrics may be missing with their jar, and each row of the data has an answer. */
    PREDICTION,
    /** To judge predictions by the loss and metrics, beside the targets that are there. */
    EVALUATION
}
