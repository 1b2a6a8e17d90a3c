package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.Hashes;
import dev.nn.application.port.out.HashContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** SHA-256 hashes of UTF-8 texts and files. */
public final class RunHashes implements HashContent {

    /** Creates a stateless hasher. */
    public RunHashes() {}

    @Override
    public String ofText(String text) {
        return Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String ofFile(String file) {
        try {
            return Hashes.sha256(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }
}
