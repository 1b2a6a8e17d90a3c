package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.FailureReasons;
import dev.nn.adapters.file.disk.JsonText;
import dev.nn.application.document.Node;
import dev.nn.application.port.out.RunEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run folder and its TensorBoard file, which is created with the first scalars.
 */
final class FolderEvents implements RunEvents, AutoCloseable {

    private final Path folder;
    private final Journal journal;
    private @Nullable TensorBoardEvents tensorBoard;

    FolderEvents(Path folder, Journal journal) {
        this.folder = folder;
        this.journal = journal;
    }

    @Override
    public void add(Map<String, Object> event) {
        try {
            journal.add(JsonText.line(event));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write the journal of " + folder + ": " + FailureReasons.of(e), e);
        }
    }

    @Override
    public List<Node> all() {
        return Journal.events(folder);
    }

    @Override
    public String settled() {
        try {
            return journal.forced();
        } catch (IOException e) {
            throw new UncheckedIOException("can't write the journal of " + folder + ": " + FailureReasons.of(e), e);
        }
    }

    @Override
    public void figures(long step, Map<String, Double> figures) {
        double seconds = System.currentTimeMillis() / 1000.0;
        try {
            TensorBoardEvents open = tensorBoard;
            if (open == null) {
                open = new TensorBoardEvents(folder, seconds);
                tensorBoard = open;
            }
            open.scalars(seconds, step, figures);
        } catch (IOException e) {
            throw new UncheckedIOException("can't create an event file in " + folder + ": " + FailureReasons.of(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
