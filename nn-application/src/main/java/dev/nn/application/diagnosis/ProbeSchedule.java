package dev.nn.application.diagnosis;

/**
 * The epochs after which layers are measured, and the number of samples used. Measurements take at
 * most 2 % of the training work. The schedule depends on the numbers alone, since with a clock the
 * journal would differ each time.
 *
 * @param samples the number of training samples
 * @param epochs the number of epochs planned
 * @param parameters the number of network parameters
 */
record ProbeSchedule(int samples, int epochs, long parameters) {

    private static final int MIN_SAMPLES = 8;
    private static final int DEFAULT_SAMPLES = 64;
    private static final int MAX_SAMPLES = 256;

    /** Training samples for each measured sample; measuring a sample costs about twice as much. */
    private static final long LEARNED = 150;

    /** Number of measurements if their cost is negligible, however few samples there are. */
    private static final int TIMES = 10;

    /** Floating-point operations of negligible cost: some hundredths of a second. */
    private static final double CHEAP = 1e8;

    private static final double OPERATIONS = 6;

    private int wanted() {
        return Math.min(samples, Math.max(DEFAULT_SAMPLES, Math.min(MAX_SAMPLES, samples / 100)));
    }

    private boolean isCheap() {
        return OPERATIONS * parameters * wanted() * TIMES <= CHEAP;
    }

    /** Returns the number of samples that the whole training run may measure. */
    private long affordable() {
        return (long) samples * epochs / LEARNED;
    }

    /** Returns the number of samples per measurement. */
    int measured() {
        return isCheap() ? wanted() : (int) Math.min(samples, Math.max(MIN_SAMPLES, Math.min(wanted(), affordable())));
    }

    /** Returns the interval between measurements in epochs. */
    private long every() {
        long every = Math.max(1, (LEARNED * measured() + samples - 1) / samples);
        return isCheap() ? Math.min(every, Math.max(1, epochs / TIMES)) : every;
    }

    /** Returns the number of measurements, apart from those after the first and last epoch. */
    private long times() {
        return epochs / every();
    }

    /** Returns whether layers are measured after this epoch, counted from 1. */
    boolean isDue(long epoch) {
        boolean first = isCheap() || (times() + 2) * measured() <= affordable();
        return epoch == epochs || epoch % every() == 0 || (epoch == 1 && first);
    }
}
