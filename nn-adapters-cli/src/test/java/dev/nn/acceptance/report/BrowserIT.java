package dev.nn.acceptance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nn.acceptance.fixture.Browser;
import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * Pages in a real browser: both colour schemes, from phone width up, by mouse and by keyboard.
 * {@code -Dpictures.write=true} creates the pictures of the documentation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {

    /**
     * A script that returns the elements with text of their own whose contrast with the background
     * is below 4.5 (WCAG 2.2, 1.4.3).
     */
    private static final String CONTRASTS = """
            function parts(colour) { return (colour.match(/[0-9.]+/g) || []).map(Number); }
            function over(top, under) {
              var a = top.length > 3 ? top[3] : 1;
              return [0, 1, 2].map(function (i) { return top[i] * a + under[i] * (1 - a); });
            }
            function light(colour) {
              var c = colour.map(function (v) { v /= 255; return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); });
              return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
            }
            var low = [];
            document.querySelectorAll('body *').forEach(function (each) {
              var own = Array.prototype.some.call(each.childNodes, function (n) { return n.nodeType === 3 && n.textContent.trim(); });
              if (!own || ['SCRIPT', 'STYLE'].indexOf(each.tagName) >= 0 || !each.getClientRects().length) { return; }
              var stack = [];
              for (var up = each; up; up = up.parentElement) { stack.unshift(parts(getComputedStyle(up).backgroundColor)); }
              var back = [255, 255, 255];
              stack.forEach(function (c) { if (c.length) { back = over(c, back); } });
              var style = getComputedStyle(each);
              var ink = over(parts(each instanceof SVGElement ? style.fill : style.color), back);
              var a = light(ink), b = light(back);
              var ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (ratio < 4.5) { low.push(each.tagName + ' ' + each.textContent.trim().slice(0, 30) + ' ' + ratio.toFixed(2)); }
            });
            return low;
            """;

    /**
     * A script that returns the elements that are cut off or scroll sideways; column names that
     * only a screen reader reads are skipped.
     */
    private static final String CUT_OFF = """
            var wide = [];
            document.querySelectorAll('body *').forEach(function (each) {
              if (['SCRIPT', 'STYLE'].indexOf(each.tagName) >= 0 || !each.getClientRects().length || each.closest('thead, svg, .plot')) { return; }
              var box = each.getBoundingClientRect();
              if (box.right > document.documentElement.clientWidth + 1 || box.left < -1
                  || each.scrollWidth > each.clientWidth + 1 && ['auto', 'scroll', 'hidden'].indexOf(getComputedStyle(each).overflowX) >= 0) {
                wide.push(each.tagName + '.' + each.className + ' ' + each.textContent.trim().slice(0, 40));
              }
            });
            return wide;
            """;

    @TempDir
    static Path temporary;

    private final List<Path> pages = new ArrayList<>();
    private Optional<Browser> browser = Optional.empty();

    @BeforeAll
    void openBrowserAndCreatePages() throws IOException {
        browser = Browser.found();
        assumeTrue(browser.isPresent(), "there is no chromium with its chromedriver on the path");
        String runs = temporary.resolve("runs").toString();
        List<String> folders = new ArrayList<>();
        for (String file :
                List.of("lessons/dying-relu-corrected.yaml", "lessons/dying-relu.yaml", "gallery/images.yaml")) {
            CommandLineRun run = CommandLineRun.of("run", CommandLineRun.example(file), "--out", runs)
                    .succeeded();
            folders.add(run.folder().toString());
            pages.add(run.folder().resolve("report.html"));
        }
        Path compared = temporary.resolve("compared.html");
        CommandLineRun.of("compare", folders.get(0), folders.get(1), "--html", compared.toString());
        pages.add(compared);
        CommandLineRun explained =
                CommandLineRun.of("explain", CommandLineRun.example("paper.yaml"), "--format", "html");
        pages.add(Files.writeString(temporary.resolve("explained.html"), explained.out()));
        for (String grouped : List.of("folds", "sweep")) {
            pages.add(group(grouped, runs).resolve("report.html"));
        }
    }

    /** Runs fifteen folds, whose table is wider than any paper, or a sweep. */
    private static Path group(String kind, String runs) throws IOException {
        boolean folds = kind.equals("folds");
        String experiment = """
                name: %s
                seed: 1
                data: { csv: %s, target: species%s }
                network: { layers: [{ dense: { units: 4, activation: tanh } }, { dense: { activation: softmax } }] }
                loss: cross_entropy
                training: { epochs: 3 }
                %s""".formatted(
                        kind,
                        Path.of(CommandLineRun.example("data/iris.csv")).toAbsolutePath(),
                        folds ? ", split: { folds: 15 }" : ", split: { validation: 0.2 }",
                        folds
                                ? ""
                                : "sweep: { parameters: { training.epochs: [2, 3], 'network.layers[0].dense.units': [3, 4] } }\n");
        Path file = Files.writeString(temporary.resolve(kind + ".yaml"), experiment);
        CommandLineRun run =
                CommandLineRun.of("run", file.toString(), "--out", runs).succeeded();
        return run.folder();
    }

    @AfterAll
    void closeTheBrowser() {
        browser.ifPresent(Browser::close);
    }

    private Browser browser() {
        return browser.orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"false, 1200", "true, 1200", "false, 390", "false, 360", "true, 360"})
    void pagesAreReadableAndSelfContained(boolean dark, int width) {
        for (Path page : pages) {
            browser().open(page, dark, width);
            assertThat(browser().console()).as(page.toString()).isEmpty();
            assertThat(browser().requests())
                    .as(page.toString())
                    .isNotEmpty()
                    .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
            assertThat(browser().script("return document.documentElement.scrollWidth"))
                    .as(page + " in " + width)
                    .isEqualTo((long) width);
            assertThat((List<?>) browser().script(CUT_OFF))
                    .as(page + " in " + width)
                    .isEmpty();
            assertThat((List<?>) browser().script(CONTRASTS))
                    .as(page.toString())
                    .isEmpty();
        }
    }

    /** Checks a paper width of 210 mm with margins of 12 mm. */
    @Test
    void pagesFitOnPaper() {
        for (Path page : pages) {
            browser().open(page, false, 703);
            browser().print();
            assertThat(browser().script("return document.documentElement.scrollWidth"))
                    .as(page.toString())
                    .isEqualTo(703L);
            assertThat((List<?>) browser().script(CUT_OFF)).as(page.toString()).isEmpty();
        }
    }

    /**
     * Counts pixels in the colours of the palette, which only the lines on a canvas have; the first
     * line may have no value to draw, or lie below another.
     */
    @Test
    void drawsCharts() {
        for (Path page : pages.subList(0, 4)) {
            browser().open(page, false, 1000);
            List<WebElement> charts = browser().driver().findElements(By.cssSelector("figure.chart"));
            assertThat(charts).as(page.toString()).isNotEmpty();
            for (WebElement chart : charts) {
                Object points = browser().script("""
                        var canvas = arguments[0].querySelector('canvas');
                        var data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                        var count = 0;
                        for (var i = 0; i < data.length; i += 4) {
                          var colour = data[i] << 16 | data[i + 1] << 8 | data[i + 2];
                          count += [0x2b6cb0, 0xc05621, 0x2f855a, 0xb83280, 0x6b46c1, 0x975a16, 0x2c7a7b, 0xc53030, 0x4a5568, 0x5a67d8].indexOf(colour) >= 0 ? 1 : 0;
                        }
                        return count;
                        """, chart);
                assertThat((Long) points).as(chart.getText()).isGreaterThan(50L);
            }
        }
    }

    /**
     * Checks that a legend shows the last values before anybody points at its chart, and that the
     * reference line is dashed in the colour of lines.
     */
    @Test
    void legendShowsTheLastValues() {
        browser().open(pages.get(0), false, 1000);
        assertThat((String) browser().script("return document.querySelector('.u-legend').textContent"))
                .matches("epoch[0-9]+train0\\.[0-9]+.*");
        assertThat((String) browser().script("""
                        var found = 'none';
                        document.querySelectorAll('figure.chart').forEach(function (each) {
                          if (each.querySelector('figcaption').textContent === 'ROC curve') {
                            var u = each.plot, s = u.series[u.series.length - 1];
                            found = s.label + ' ' + s.dash + ' ' + (s._stroke || s.stroke(u, 1)) + ' ' + u.axes[1].label;
                          }
                        });
                        return found;""")).isEqualTo("random guess 6,6 #8a94a3 true-positive rate");
    }

    /** Follows the links from a sweep to a trial and back. */
    @Test
    void linksSweepAndTrialPages() {
        browser().open(pages.get(6), false, 1000);
        WebElement trial = browser().driver().findElement(By.cssSelector("td a"));
        trial.click();
        assertThat(browser().driver().getCurrentUrl()).contains("/trials/").endsWith("/report.html");
        browser().driver().findElement(By.partialLinkText("Parent run")).click();
        assertThat(browser().driver().getCurrentUrl())
                .isEqualTo(pages.get(6).toUri().toString());
    }

    @Test
    void arrowKeysMoveAlongAChart() {
        browser().open(pages.get(0), false, 1000);
        WebElement chart = browser().driver().findElement(By.cssSelector("figure.chart"));
        WebElement plot = chart.findElement(By.cssSelector(".plot"));
        plot.sendKeys(Keys.ARROW_RIGHT);
        String first = browser()
                .script("return arguments[0].querySelector('.u-legend').textContent", chart)
                .toString();
        plot.sendKeys(Keys.ARROW_RIGHT);
        String second = browser()
                .script("return arguments[0].querySelector('.u-legend').textContent", chart)
                .toString();
        assertThat(first).startsWith("epoch1train");
        assertThat(second).startsWith("epoch2train");
    }

    @Test
    void showsTheOriginOfANumber() {
        browser().open(pages.get(4), false, 1000);
        WebElement number =
                browser().driver().findElements(By.cssSelector("mn[data-from]")).get(0);
        WebElement box = browser().driver().findElement(By.id("from"));
        assertThat(box.isDisplayed()).isFalse();
        new Actions(browser().driver()).moveToElement(number).perform();
        assertThat(box.isDisplayed()).isTrue();
        String shown = browser()
                .script("return document.getElementById('from').textContent")
                .toString();
        String origin = browser()
                .script("return document.getElementById(arguments[0].getAttribute('data-from')).textContent", number)
                .toString();
        assertThat(shown).isEqualTo(origin).isNotEmpty();
        // The same by keyboard, then away, then to the equation itself.
        browser()
                .script(
                        "arguments[0].blur && arguments[0].blur(); document.body.focus(); arguments[0].focus()",
                        number);
        assertThat(box.isDisplayed()).isTrue();
        browser().driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        assertThat(browser().driver().getCurrentUrl()).endsWith("#" + number.getAttribute("data-from"));
        browser().driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertThat(box.isDisplayed()).isFalse();
    }

    /**
     * Checks that the Tab key stops once per section and the arrow keys move to the next number.
     */
    @Test
    void tabKeyStopsOncePerSection() {
        browser().open(pages.get(4), false, 1000);
        Object stops = browser().script("return document.querySelectorAll('[tabindex=\"0\"]').length");
        assertThat((Long) stops).isBetween(5L, 20L);
        browser().script("document.querySelector('mn[tabindex=\"0\"]').focus()");
        WebElement first = browser().driver().switchTo().activeElement();
        first.sendKeys(Keys.ARROW_RIGHT);
        WebElement second = browser().driver().switchTo().activeElement();
        assertThat(second).isNotEqualTo(first);
        assertThat(second.getAttribute("data-from")).isNotEmpty();
        second.sendKeys(Keys.ARROW_LEFT);
        assertThat(browser().driver().switchTo().activeElement()).isEqualTo(first);
        assertThat((Long) browser().script("return document.querySelectorAll('[tabindex=\"0\"]').length"))
                .isEqualTo(stops);
    }

    @Test
    void writesDocumentationPictures() {
        assumeTrue(Boolean.getBoolean("pictures.write"), "the documents' pictures are made with -Dpictures.write=true");
        Path pictures = Path.of("../docs/pictures");
        browser().open(pages.get(1), false, 900);
        browser().keep(pictures.resolve("report.png"), 900, 1500);
        browser().open(pages.get(3), true, 900);
        browser().keep(pictures.resolve("compare.png"), 900, 1100);
        browser().open(pages.get(4), false, 900);
        WebElement number =
                browser().driver().findElements(By.cssSelector("mn[data-from]")).get(0);
        new Actions(browser().driver()).moveToElement(number).perform();
        browser().keep(pictures.resolve("explain.png"), 900, 1000);
    }
}
