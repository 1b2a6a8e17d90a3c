package dev.nn.application.model;

/** The purpose for which a model is loaded. */
public enum Purpose {
    /**
     * Prediction: loss and metrics may be missing with their jar, and each data row has a
     * prediction.
     */
    PREDICTION,
    /** Evaluation of predictions by the loss and metrics, against the given targets. */
    EVALUATION
}
