package dev.nn.domain.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nn.domain.function.Activation;
import dev.nn.domain.function.ElementwiseActivation;
import dev.nn.domain.function.Interval;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resolution of a name that two plugins offer: only an explicitly chosen order decides. */
class FunctionsTest {

    /** A plugin with an activation that returns twice its input. */
    public static final class Twice implements Plugin {
        @Override
        public List<Provider<Activation>> activations() {
            return List.of(Provider.activation(FunctionInfo.of("many", "2 x"), "2 * x", Interval.ALL));
        }
    }

    /** A plugin with an activation of the same name that returns three times its input. */
    public static final class Thrice implements Plugin {
        @Override
        public List<Provider<Activation>> activations() {
            return List.of(Provider.activation(FunctionInfo.of("many", "3 x"), "3 * x", Interval.ALL));
        }
    }

    private static final class Both extends ClassLoader {
        private final Path services;

        Both(Path services) {
            super(FunctionsTest.class.getClassLoader());
            this.services = services;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith("services/" + Plugin.class.getName())
                    ? Collections.enumeration(List.of(services.toUri().toURL()))
                    : super.getResources(name);
        }
    }

    @Test
    void usesTheFirstOfTheGivenPlugins() {
        ElementwiseActivation first =
                (ElementwiseActivation) Functions.of(new Thrice(), new Twice()).activation("many");
        assertThat(first.value(2)).isEqualTo(6);
    }

    @Test
    void rejectsNamesOfferedByTwoDiscoveredPlugins(@TempDir Path temporary) throws IOException {
        Path services = Files.writeString(
                temporary.resolve("services"), Twice.class.getName() + "\n" + Thrice.class.getName() + "\n");
        Functions found = Functions.load(new Both(services));
        assertThatThrownBy(() -> found.activation("many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "2 plugins offer the activation 'many'; use Functions.of(...), which takes the first plugin's");
    }
}
