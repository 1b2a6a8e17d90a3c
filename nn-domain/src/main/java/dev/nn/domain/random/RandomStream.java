package dev.nn.domain.random;

/**
 * A stream of random numbers by index. Each number is a SplitMix64 mix of (seed, purpose, layer,
 * step) and its index, so it depends on neither threads nor earlier draws. Immutable and
 * thread-safe.
 *
 * <p>Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014 (the
 * constants of the mixing function are variant 13 of D. Stafford).
 */
public final class RandomStream {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private final long key;

    private RandomStream(long key) {
        this.key = key;
    }

    /**
     * Returns the stream of draws for one purpose.
     *
     * @param layer the index of the layer or tensor, 0 if there is none
     * @param step the training step or epoch, 0 if there is none
     */
    public static RandomStream of(long seed, Purpose purpose, long layer, long step) {
        long key = mix(seed + GOLDEN_GAMMA);
        key = mix(key ^ (purpose.code() * GOLDEN_GAMMA));
        key = mix(key ^ ((layer + 1) * GOLDEN_GAMMA));
        key = mix(key ^ ((step + 1) * GOLDEN_GAMMA));
        return new RandomStream(key);
    }

    /** Returns 64 random bits. */
    public long bits(long index) {
        return mix(key + (index + 1) * GOLDEN_GAMMA);
    }

    /** Returns a uniform number in [0, 1), a multiple of 2^-53. */
    public double uniform(long index) {
        return (bits(index) >>> 11) * UNIT;
    }

    /** Returns a uniform number in [low, high). */
    public double uniform(long index, double low, double high) {
        return low + (high - low) * uniform(index);
    }

    /**
     * Returns a standard normal number by the Box-Muller transform of the uniform draws 2 x index
     * and 2 x index + 1.
     */
    public double normal(long index) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform(2 * index)));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform(2 * index + 1));
    }

    /** Returns the numbers 0 to count - 1 in random order (Fisher-Yates shuffle). */
    public int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        for (int i = count - 1; i > 0; i--) {
            int j = (int) Math.multiplyHigh(bits(i) >>> 1, 2L * (i + 1));
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
