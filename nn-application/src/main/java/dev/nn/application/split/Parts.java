package dev.nn.application.split;

/** The names of the parts of the data, in experiments and in what is kept of runs. */
public final class Parts {

    /** The part that trains. */
    public static final String TRAIN = "train";

    /** The part that early stopping watches. */
    public static final String VALIDATION = "validation";

    /** The part that nothing was fitted on. */
    public static final String TEST = "test";

    private Parts() {}
}
