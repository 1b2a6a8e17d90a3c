package dev.nn.application.report;

import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Heading;
import dev.nn.application.page.Block.Note;
import dev.nn.application.page.Block.TextTable;
import dev.nn.application.port.in.Verdict;
import java.util.List;
import java.util.Map;

/** Sections shared by all report pages. */
final class Sections {

    private Sections() {}

    /** Adds a section, unless it is empty. */
    static void add(List<Block> blocks, String title, List<Block> inner) {
        if (!inner.isEmpty()) {
            blocks.add(new Heading(2, title));
            blocks.addAll(inner);
        }
    }

    static List<Block> notes(List<Verdict> verdicts) {
        return verdicts.stream()
                .<Block>map(verdict -> new Note(verdict.name(), verdict.text()))
                .toList();
    }

    /** Adds the final sections of every page: configuration and provenance. */
    static void ending(List<Block> blocks, Map<String, Object> resolved, Map<String, Object> provenance) {
        add(
                blocks,
                "Configuration",
                List.of(new TextTable("", List.of("setting", "value"), SettingRows.rows(resolved))));
        add(
                blocks,
                "Provenance",
                List.of(new TextTable("", List.of("property", "value"), SettingRows.rows(provenance))));
    }
}
