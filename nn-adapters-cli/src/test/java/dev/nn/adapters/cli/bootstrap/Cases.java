package dev.nn.adapters.cli.bootstrap;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Small inputs on which nn failed, each folder with what is right. */
final class Cases {

    private Cases() {}

    /** A file among the cases, {@code bugs/01/bt01.yaml}. */
    static Path file(String name) {
        URL found = Objects.requireNonNull(Cases.class.getResource("/cases/" + name), name);
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
