package dev.nn.adapters.file.disk;

import dev.nn.application.port.out.NewFileWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A writer of files in the current folder or at a path that the user chooses. */
public final class NewFiles implements NewFileWriter {

    /** Creates a stateless writer. */
    public NewFiles() {}

    @Override
    public boolean exists(String file) {
        return Files.exists(Path.of(file));
    }

    @Override
    public void write(String file, String text) {
        AtomicFile.write(Path.of(file), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void writeJson(String file, Map<String, Object> content) {
        write(file, JsonText.page(content));
    }
}
