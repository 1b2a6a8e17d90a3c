package dev.nn.adapters.file.page;

import dev.nn.adapters.file.disk.OutputFile;
import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import dev.nn.application.page.PageFormat;
import dev.nn.application.port.out.PageWriter;
import dev.nn.application.port.out.RenderPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A renderer of pages as text, Markdown or HTML. HTML files embed uPlot, which draws their charts.
 */
public final class HtmlPages implements PageWriter, RenderPage {

    /** Creates a stateless renderer. */
    public HtmlPages() {}

    @Override
    public String render(Page page, PageFormat format, Digits digits) {
        return switch (format) {
            case TEXT -> new PageText(digits).write(page);
            case MARKDOWN -> new PageMarkdown(digits).write(page);
            case HTML -> new PageHtml(digits, false).write(page);
        };
    }

    @Override
    public void write(String file, Page page) {
        OutputFile.write(Path.of(file), bytes(page));
    }

    @Override
    public String address(String page, String file) {
        Path from = Path.of(page).toAbsolutePath().normalize();
        return address(Objects.requireNonNull(from.getParent()), Path.of(file));
    }

    /**
     * Returns the URL of a file as seen from a folder: relative if both have the same root,
     * otherwise absolute.
     */
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

    /** Returns a page as the bytes of an HTML file in UTF-8, including its charts. */
    public static byte[] bytes(Page page) {
        String html = new PageHtml(Digits.USUAL, true).write(page);
        return html.getBytes(StandardCharsets.UTF_8);
    }
}
