package dev.nn.application.split;

/** The names of the parts of the data, in experiments and in stored runs. */
public final class Parts {

    /** The training set. */
    public static final String TRAIN = "train";

    /** The validation set, which early stopping monitors. */
    public static final String VALIDATION = "validation";

    /** The test set, on which nothing is fitted. */
    public static final String TEST = "test";

    private Parts() {}
}
