package dev.nn.application.diagnosis;

/**
 * After which epochs layers are measured, and on how many samples: so seldom that it takes at most 2 % of a training's work,
 * by the numbers alone, since a clock would make the journal another one each time.
 *
 * @param samples of the training part
 * @param epochs planned
 * @param parameters of the network
 */
record ProbeSchedule(int samples, int epochs, long parameters) {

    private static final int FEWEST = 64;
    private static final int MOST = 256;

    /** So many samples are learned from for each that is measured: measuring one costs up to three times as much. */
    private static final long LEARNED = 150;

    /** As often as that if it is next to nothing, however few samples there are. */
    private static final int TIMES = 10;

    /** Floating-point operations that are next to nothing: some hundredths of a second. */
    private static final double CHEAP = 1e8;

    private static final double OPERATIONS = 6;

    /** How many samples are measured. */
    int measured() {
        return Math.min(samples, Math.max(FEWEST, Math.min(MOST, samples / 100)));
    }

    /** Every how many epochs. */
    private long every() {
        long every = Math.max(1, (LEARNED * measured() + samples - 1) / samples);
        boolean cheap = OPERATIONS * parameters * measured() * TIMES <= CHEAP;
        return cheap ? Math.min(every, Math.max(1, epochs / TIMES)) : every;
    }

    /** Whether layers are measured after this epoch, counted from 1. */
    boolean isDue(long epoch) {
        return epoch == 1 || epoch == epochs || epoch % every() == 0;
    }
}
