package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.AtomicFile;
import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.RegularFile;
import dev.nn.adapters.file.model.JsonTree;
import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * The journal of a run, {@code journal.jsonl}, and the hash of its content so far. A checkpoint
 * stores the hash to identify its journal.
 */
final class Journal implements AutoCloseable {

    static final String NAME = "journal.jsonl";

    private final FileChannel channel;
    private final MessageDigest hash = Hashes.sha256();

    private Journal(Path file, OpenOption... how) throws IOException {
        this.channel = FileChannel.open(file, how);
    }

    /** Starts an empty journal; an existing one is overwritten. */
    static Journal start(Path folder) throws IOException {
        return new Journal(
                folder.resolve(NAME),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The journal of an interrupted run.
     *
     * @param lines the valid lines, in the order of their epochs
     * @param damaged the number of invalid lines
     */
    record JournalContent(List<String> lines, int damaged) {
        String text() {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line).append('\n'));
            return text.toString();
        }

        /** Returns the hash of a journal with these lines. */
        String sha256() {
            return Hashes.sha256(text().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Reads and checks the lines of a journal up to an epoch. */
    static JournalContent told(Path folder, long epochs) {
        List<String> lines = new ArrayList<>();
        int damaged = 0;
        long last = 0;
        for (String line : all(folder)) {
            Optional<Long> epoch = event(line, folder).flatMap(Journal::epoch);
            if (epoch.isEmpty() || epoch.get() <= last) {
                damaged++;
            } else if (epoch.get() <= epochs) {
                last = epoch.get();
                lines.add(line);
            }
        }
        return new JournalContent(lines, damaged);
    }

    /** Continues a journal after the lines of an earlier one. */
    static Journal after(Path folder, JournalContent before) throws IOException {
        byte[] bytes = before.text().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(NAME), bytes);
        Journal journal = new Journal(
                folder.resolve(NAME), StandardOpenOption.APPEND, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        journal.hash.update(bytes);
        return journal;
    }

    /** Returns the events of a run's journal; a truncated one is skipped. */
    static List<Node> events(Path folder) {
        return all(folder).stream()
                .flatMap(line -> event(line, folder).stream())
                .toList();
    }

    private static List<String> all(Path folder) {
        try {
            // Decoded leniently: invalid bytes damage only their own line.
            String text =
                    new String(Files.readAllBytes(RegularFile.required(folder.resolve(NAME))), StandardCharsets.UTF_8);
            return text.lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Node> event(String line, Path folder) {
        try {
            return Optional.of(JsonTree.node(
                    JsonTree.parse(line), Position.of(folder.resolve(NAME).toString())));
        } catch (JacksonException e) {
            // The process was killed while it wrote this line.
            return Optional.empty();
        }
    }

    private static Optional<Long> epoch(Node event) {
        Problems problems = new Problems();
        return Fields.of(event, "", problems)
                .filter(fields -> fields.keys().containsAll(Set.of("event", "epoch", "step", "loss")))
                .flatMap(fields -> fields.whole("epoch", 1, Integer.MAX_VALUE));
    }

    /** Appends a line; it is written, but not yet forced to disk. */
    void add(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        hash.update(bytes);
    }

    /** Forces all lines to disk and returns their hash. */
    String forced() throws IOException {
        channel.force(false);
        try {
            return Hashes.text((MessageDigest) hash.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java's SHA-256 can be cloned", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
