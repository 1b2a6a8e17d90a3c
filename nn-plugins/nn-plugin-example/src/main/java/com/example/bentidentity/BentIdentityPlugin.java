package com.example.bentidentity;

import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.List;

/** A plugin that offers {@code bent_identity}: a straight line with a bend at 0. */
public final class BentIdentityPlugin implements Plugin {

    @Override
    public List<Provider<Activation>> activations() {
        FunctionInfo info = FunctionInfo.of("bent_identity", "Straight line with a bend at 0.")
                .with(ParameterSpec.number("bend", 0.5, Interval.of(0, 0.99), "Change of the slope."));
        return List.of(Provider.activation(info, "x + bend * (sqrt(x^2 + 1) - 1)", Interval.ALL));
    }
}
