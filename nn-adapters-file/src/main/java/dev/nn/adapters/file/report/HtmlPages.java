package dev.nn.adapters.file.report;

import dev.nn.adapters.file.disk.OutputFile;
import dev.nn.application.page.Charts;
import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import dev.nn.application.page.PageHtml;
import dev.nn.application.port.KeepPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Pages in HTML, the charts drawn by uPlot, which is put into each file. */
public final class HtmlPages implements KeepPage {

    /** A writer; it keeps nothing. */
    public HtmlPages() {}

    @Override
    public void keep(String file, Page page) {
        OutputFile.write(Path.of(file), bytes(page));
    }

    @Override
    public String address(String page, String file) {
        Path from = Path.of(page).toAbsolutePath().normalize();
        return address(Objects.requireNonNull(from.getParent()), Path.of(file));
    }

    /** Returns the address of a file from a folder: relative where there is a way, else whole. */
    public static String address(Path folder, Path file) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        if (!Objects.equals(from.getRoot(), to.getRoot())) {
            return to.toUri().toString();
        }
        return StreamSupport.stream(from.relativize(to).spliterator(), false)
                .map(part -> URLEncoder.encode(part.toString(), StandardCharsets.UTF_8)
                        .replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    /** The file of a page. */
    public static byte[] bytes(Page page) {
        Charts charts = new Charts(
                resource("uPlot.min.css")
                        + ".uplot { max-width: 100% } .u-legend { text-align: left; color: var(--ink) }"
                        + " .u-legend th, .u-legend td { border: 0; padding: .1rem .4rem }"
                        + " .u-inline .u-label::after { content: '' }\n",
                resource("uPlot.iife.min.js") + resource("charts.js"));
        String html = new PageHtml(Digits.USUAL, charts).write(page);
        return html.getBytes(StandardCharsets.UTF_8);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlPages.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + name + " of nn itself", e);
        }
    }
}
