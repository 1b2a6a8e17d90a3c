package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.AtomicFile;
import dev.nn.adapters.file.disk.FolderParts;
import dev.nn.adapters.file.disk.JsonText;
import dev.nn.adapters.file.page.HtmlPages;
import dev.nn.application.document.Plain;
import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Link;
import dev.nn.application.page.Page;
import dev.nn.application.port.out.RunArtefacts;
import dev.nn.application.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a run folder other than its model, journal and checkpoints.
 *
 * @param version the version of nn
 */
record FolderArtefacts(Path folder, String version) implements RunArtefacts {

    @Override
    public void experiment(Map<String, Object> resolved) {
        String yaml = "# Includes every default of nn " + version + "; can be run as is.\n"
                + new ExperimentYaml(folder).write(resolved);
        AtomicFile.write(folder.resolve(RunFiles.EXPERIMENT), yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void provenance(Map<String, Object> facts) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.put("nn", version);
        all.put("java", Runtime.version().toString());
        write(RunFiles.PROVENANCE, all);
    }

    @Override
    public Map<String, Object> provenance() {
        return RunFiles.json(folder.resolve(RunFiles.PROVENANCE), new Problems())
                .map(Plain::map)
                .orElse(Map.of());
    }

    @Override
    public void ending(Map<String, Object> ending) {
        write(RunFiles.ENDING, ending);
    }

    @Override
    public void metrics(Map<String, ?> metrics) {
        write(RunFiles.METRICS, metrics);
    }

    @Override
    public void verdicts(Map<String, String> verdicts) {
        write(RunFiles.VERDICTS, verdicts);
    }

    @Override
    public void report(Page page) {
        List<Block> blocks = new ArrayList<>();
        whole(folder)
                .ifPresent(whole -> blocks.add(
                        new Link("Parent run", HtmlPages.address(folder, whole.resolve(FolderParts.REPORT)))));
        blocks.addAll(page.blocks());
        AtomicFile.write(folder.resolve(FolderParts.REPORT), HtmlPages.bytes(new Page(page.title(), blocks)));
    }

    /** Returns the run folder of the sweep or cross-validation that a folder belongs to. */
    private static Optional<Path> whole(Path folder) {
        Path below = folder.toAbsolutePath().normalize();
        for (Path up = below.getParent(); up != null && up.getFileName() != null; up = up.getParent()) {
            if (FolderParts.holdsParts(up) && Files.exists(up.resolveSibling(RunFiles.EXPERIMENT))) {
                return Optional.ofNullable(up.getParent());
            }
        }
        return Optional.empty();
    }

    private void write(String name, Map<String, ?> content) {
        byte[] bytes = JsonText.page(content).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(name), bytes);
    }
}
