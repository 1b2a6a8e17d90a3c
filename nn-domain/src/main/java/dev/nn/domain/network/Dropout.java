package dev.nn.domain.network;

/**
 * In training, sets each activation to 0 with the given probability and divides the others by {@code 1 - rate}, so that
 * their expectation stays; otherwise does nothing. Source: Srivastava et al., JMLR 15, 2014.
 *
 * @param rate in [0, 1)
 */
public record Dropout(int units, double rate) implements Layer {

    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("a dropout rate lies in [0, 1), found " + rate);
        }
    }

    @Override
    public int inputs() {
        return units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public long parameterCount() {
        return 0;
    }

    @Override
    public String describe() {
        return "dropout " + rate;
    }
}
