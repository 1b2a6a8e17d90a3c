package dev.nn.acceptance.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Markdown pages that users read, and the fenced blocks in them. */
final class Documents {

    /** The root of the checkout. */
    static final Path ROOT = Path.of("..");

    private Documents() {}

    /**
     * A fenced block.
     *
     * @param language the first word after the fence; empty for none
     * @param info the rest of that line, such as {@code [file.yaml]}
     * @param line the number of the fence's line, from 1
     */
    record Block(String language, String info, String text, int line) {}

    /** Returns every page, relative to the root: the documentation and the files beside the README. */
    static List<Path> pages() {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> documents = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            root.filter(Files::isRegularFile),
                            documents.filter(file -> !file.toString().contains("node_modules")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of a page. */
    static String text(Path page) {
        try {
            return Files.readString(ROOT.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the fenced blocks of a page, in order. */
    static List<Block> blocks(String page) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = page.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                String fence = lines.get(i).substring(3).strip();
                int space = fence.indexOf(' ');
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                blocks.add(new Block(
                        space < 0 ? fence : fence.substring(0, space),
                        space < 0 ? "" : fence.substring(space + 1),
                        String.join("\n", lines.subList(i + 1, end)) + "\n",
                        i + 1));
                i = end;
            }
        }
        return blocks;
    }

    /** Returns a page without its fenced blocks. */
    static String prose(String page) {
        StringBuilder prose = new StringBuilder();
        boolean fenced = false;
        for (String line : page.lines().toList()) {
            if (line.startsWith("```")) {
                fenced = !fenced;
                prose.append('\n');
            } else {
                prose.append(fenced ? "" : line).append('\n');
            }
        }
        return prose.toString();
    }
}
