package dev.nn.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.documents.Documents.Block;
import dev.nn.acceptance.fixture.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands in {@code console} blocks run as typed, in the order of their page, and print what the
 * page shows. A line {@code ...} stands for any lines. Files are those that the page shows before:
 * blocks with a name in brackets. Outputs are written again with {@code -Dgolden.write=true}.
 */
class DocumentedCommandsIT {

    private static final String PROMPT = "$ ";

    @TempDir
    Path folder;

    static Stream<Path> pages() {
        return Documents.pages().stream()
                .filter(page -> Documents.blocks(Documents.text(page)).stream()
                        .anyMatch(block -> block.language().equals("console")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void printsWhatThePageShows(Path page) throws Exception {
        Folders.copy(Documents.ROOT.resolve("examples"), folder.resolve("examples"));
        Path nn = Path.of("target/nn/bin/nn").toRealPath();
        Files.createSymbolicLink(folder.resolve("nn"), nn);
        // For the jars of the distribution, as in a checkout.
        Files.createSymbolicLink(folder.resolve("nn-adapters-cli"), Path.of("").toRealPath());
        String before = Documents.text(page);
        String after = before;
        for (Block block : Documents.blocks(before)) {
            if (block.info().matches("\\[.*]")) {
                Files.writeString(
                        folder.resolve(block.info().substring(1, block.info().length() - 1)), block.text());
            } else if (block.language().equals("console")) {
                String printed = session(block.text());
                if (!matches(block.text(), printed)) {
                    after = after.replace(block.text(), printed);
                }
            }
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(Documents.ROOT.resolve(page), after);
        } else {
            assertThat(after).as(page.toString()).isEqualTo(before);
        }
    }

    /** Runs the commands of a block, and returns the block as it should be. */
    private String session(String text) throws IOException, InterruptedException {
        StringBuilder session = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith(PROMPT)) {
                session.append(line).append('\n').append(run(line.substring(PROMPT.length())));
            }
        }
        return session.toString();
    }

    private String run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
        builder.environment().put("NN_CACHE", "");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // A command of a document fails only where the page shows a mistake and its message.
        int code = process.waitFor();
        assertThat(code == 0 || out.startsWith("nn: "))
                .as(command + ": exit code " + code)
                .isTrue();
        return out.lines().map(line -> line.stripTrailing() + "\n").reduce("", String::concat);
    }

    /** Compares line by line, where {@code ...} stands for any lines up to the next one that is shown. */
    private static boolean matches(String shown, String printed) {
        List<String> rest = new ArrayList<>(printed.lines().toList());
        boolean skipping = false;
        for (String line : shown.lines().toList()) {
            if (line.equals("...")) {
                skipping = true;
                continue;
            }
            while (skipping && !rest.isEmpty() && !rest.get(0).equals(line)) {
                rest.remove(0);
            }
            if (rest.isEmpty() || !rest.remove(0).equals(line)) {
                return false;
            }
            skipping = false;
        }
        return skipping || rest.isEmpty();
    }
}
