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

    private static final int FEWEST = 8;
    private static final int USUAL = 64;
    private static final int MOST = 256;

    /** So many samples are learned from for each that is measured, which costs about twice as much. */
    private static final long LEARNED = 150;

    /** As often as that if it is next to nothing, however few samples there are. */
    private static final int TIMES = 10;

    /** Floating-point operations that are next to nothing: some hundredths of a second. */
    private static final double CHEAP = 1e8;

    private static final double OPERATIONS = 6;

    private int wanted() {
        return Math.min(samples, Math.max(USUAL, Math.min(MOST, samples / 100)));
    }

    private boolean isCheap() {
        return OPERATIONS * parameters * wanted() * TIMES <= CHEAP;
    }

    /** How many samples the whole training may measure. */
    private long affordable() {
        return (long) samples * epochs / LEARNED;
    }

    /** How many samples are measured at a time. */
    int measured() {
        return isCheap() ? wanted() : (int) Math.min(samples, Math.max(FEWEST, Math.min(wanted(), affordable())));
    }

    /** Every how many epochs. */
    private long every() {
        long every = Math.max(1, (LEARNED * measured() + samples - 1) / samples);
        return isCheap() ? Math.min(every, Math.max(1, epochs / TIMES)) : every;
    }

    /** How often it is, the first and the last epoch apart. */
    private long times() {
        return epochs / every();
    }

    /** Whether layers are measured after this epoch, counted from 1. */
    boolean isDue(long epoch) {
        boolean first = isCheap() || (times() + 2) * measured() <= affordable();
        return epoch == epochs || epoch % every() == 0 || (epoch == 1 && first);
    }
}
