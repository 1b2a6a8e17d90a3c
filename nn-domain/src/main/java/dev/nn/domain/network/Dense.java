package dev.nn.domain.network;

import dev.nn.domain.function.Activation;

/**
 * Every input to every output: {@code z = x W + b}, {@code a = f(z)}; W is {@code [inputs, outputs]}.
 *
 * @param inputs at least 1
 * @param outputs at least 1
 */
public record Dense(int inputs, int outputs, Activation activation) implements Layer {

    public Dense {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a dense layer needs sizes of at least 1, found " + inputs + " inputs, " + outputs + " outputs");
        }
    }

    @Override
    public long parameterCount() {
        return (long) inputs * outputs + outputs;
    }

    @Override
    public String describe() {
        return "dense " + inputs + " -> " + outputs;
    }
}
