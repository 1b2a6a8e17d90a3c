package dev.nn.application.page;

import dev.nn.application.page.Block.Drawing;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Block.Equations;
import dev.nn.application.page.Block.Heading;
import dev.nn.application.page.Block.Paragraph;
import dev.nn.application.page.Term.Applied;
import dev.nn.application.page.Term.Letter;
import dev.nn.application.page.Term.Product;
import dev.nn.application.page.Term.Row;
import dev.nn.application.page.Term.Slope;
import dev.nn.application.page.Term.Sum;
import dev.nn.application.page.Term.Value;
import dev.nn.application.page.Term.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page in HTML with mathematics as MathML: one file, nothing loaded or linked from elsewhere. A number that another equation
 * gave shows that equation when it is pointed at, tapped or reached with the tabulator, and goes there on a click or Enter.
 */
public record PageHtml(Digits digits) {

    private static final Map<String, String> GREEK = Map.of("delta", "&#x3b4;");

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <title>@title@</title>
            <style>
            :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #f2f4f7; --line: #8a94a3; --link: #0b4fb3; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e8eaed; --paper: #15181c; --soft: #22272e; --line: #7d8896; --link: #8ab8ff; }
            }
            body { color: var(--ink); background: var(--paper); font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1rem;
              max-width: 70rem; }
            h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid var(--line) }
            .equation { overflow-x: auto; padding: .2rem 0; scroll-margin-top: 4rem }
            .equation:target { background: var(--soft) }
            math { font-size: 1.05rem }
            mn[data-from] { color: var(--link); cursor: pointer }
            mn[data-from]:focus { outline: 2px solid var(--link) }
            #from { position: fixed; left: 0; right: 0; bottom: 0; background: var(--soft); border-top: 1px solid var(--line);
              padding: .5rem 1rem; overflow-x: auto; max-height: 40vh }
            #from[hidden] { display: none }
            svg { max-width: 100%; height: auto } svg line { stroke: var(--line) } svg circle { fill: var(--soft); stroke: var(--ink) }
            svg text { fill: var(--ink); font: 12px system-ui, sans-serif; text-anchor: middle }
            @media print { #from { display: none } body { max-width: none } .equation { overflow: visible; break-inside: avoid } }
            </style>
            </head>
            <body>
            <h1>@title@</h1>
            """;

    private static final String FOOT = """
            <div id="from" role="status" hidden></div>
            <script>
            (function () {
              var box = document.getElementById('from');
              function number(node) {
                while (node && node.getAttribute && !node.getAttribute('data-from')) { node = node.parentNode; }
                return node && node.getAttribute ? node : null;
              }
              function show(event) {
                var found = number(event.target);
                var origin = found && document.getElementById(found.getAttribute('data-from'));
                box.hidden = !origin;
                box.textContent = '';
                if (origin) {
                  var copy = origin.cloneNode(true);
                  copy.removeAttribute('id');
                  copy.querySelectorAll('[tabindex]').forEach(function (each) { each.removeAttribute('tabindex'); });
                  box.appendChild(copy);
                }
              }
              function go(event) {
                var found = number(event.target);
                if (found && (event.type === 'click' || event.key === 'Enter')) {
                  location.hash = found.getAttribute('data-from');
                }
                if (event.key === 'Escape') { box.hidden = true; }
              }
              document.addEventListener('mouseover', show);
              document.addEventListener('focusin', show);
              document.addEventListener('click', go);
              document.addEventListener('keydown', go);
            })();
            </script>
            </body>
            </html>
            """;

    /** The page. */
    public String write(Page page) {
        StringBuilder html = new StringBuilder(HEAD.replace("@title@", escaped(page.title())));
        for (Block block : page.blocks()) {
            if (block instanceof Heading heading) {
                html.append("<h" + heading.level() + ">" + escaped(heading.text()) + "</h" + heading.level() + ">\n");
            } else if (block instanceof Paragraph paragraph) {
                html.append("<p>" + escaped(paragraph.text()) + "</p>\n");
            } else if (block instanceof Equations equations) {
                equations.equations().forEach(equation -> html.append(equation(equation)));
            } else if (block instanceof Drawing drawing) {
                html.append(drawing(drawing));
            }
        }
        return html.append(FOOT).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private String equation(Equation equation) {
        String id = equation.id().isEmpty() ? "" : " id=\"" + equation.id() + "\"";
        return "<div class=\"equation\"" + id + "><math display=\"block\"><mrow>"
                + joined(equation.sides(), "<mo>=</mo>") + "</mrow></math></div>\n";
    }

    private String joined(List<Term> terms, String between) {
        return terms.stream().map(this::term).collect(Collectors.joining(between));
    }

    private String term(Term term) {
        if (term instanceof Value value) {
            return value(value);
        } else if (term instanceof Letter letter) {
            return letter(letter);
        } else if (term instanceof Slope slope) {
            return "<mfrac><mrow><mo>&#x2202;</mo>" + term(slope.of()) + "</mrow><mrow><mo>&#x2202;</mo>"
                    + term(slope.by()) + "</mrow></mfrac>";
        } else if (term instanceof Sum sum) {
            return joined(sum.terms(), "<mo>+</mo>") + leftOut("<mo>+</mo>", sum.leftOut(), " terms left out");
        } else if (term instanceof Product product) {
            return product.factors().stream().map(this::factor).collect(Collectors.joining("<mo>&#x22c5;</mo>"));
        } else if (term instanceof Applied applied) {
            return "<mi>" + applied.function().replace("'", "&#x2032;") + "</mi><mo>(</mo>" + term(applied.argument())
                    + "<mo>)</mo>";
        } else if (term instanceof Written written) {
            String math = written.formula().mathMl();
            return "<mrow>" + math.substring(math.indexOf('>') + 1, math.lastIndexOf("</math>")) + "</mrow>";
        }
        Row row = (Row) term;
        return "<mo>[</mo>" + joined(row.values(), "<mo>,</mo>") + leftOut("<mo>,</mo>", row.leftOut(), " left out")
                + "<mo>]</mo>";
    }

    private static String leftOut(String sign, int count, String words) {
        return count == 0 ? "" : sign + "<mo>&#x2026;</mo><mtext>(" + count + words + ")</mtext>";
    }

    private String value(Value value) {
        String text = digits.text(value.value()).replace("-", "&#x2212;");
        String from = value.origin().isEmpty() ? "" : " data-from=\"" + value.origin() + "\" tabindex=\"0\"";
        int exponent = text.indexOf('e');
        if (exponent < 0) {
            return "<mn" + from + ">" + text + "</mn>";
        }
        String power = text.substring(exponent + 1)
                .replaceFirst("^(&#x2212;|\\+)?0+(?=[0-9])", "$1")
                .replace("+", "");
        return "<mn" + from + ">" + text.substring(0, exponent) + "</mn><mo>&#x22c5;</mo><msup><mn>10</mn><mn>" + power
                + "</mn></msup>";
    }

    private static String letter(Letter letter) {
        String name = "<mi>" + GREEK.getOrDefault(letter.name(), letter.name()) + "</mi>";
        String layer = letter.layer() < 0 ? "" : "<mrow><mo>(</mo><mn>" + letter.layer() + "</mn><mo>)</mo></mrow>";
        String indices = letter.indices().isEmpty()
                ? ""
                : letter.indices().stream()
                        .map(index -> "<mn>" + index + "</mn>")
                        .collect(Collectors.joining("<mo>,</mo>", "<mrow>", "</mrow>"));
        if (layer.isEmpty() && indices.isEmpty()) {
            return name;
        } else if (layer.isEmpty()) {
            return "<msub>" + name + indices + "</msub>";
        }
        return indices.isEmpty()
                ? "<msup>" + name + layer + "</msup>"
                : "<msubsup>" + name + indices + layer + "</msubsup>";
    }

    private String factor(Term term) {
        boolean open = (term instanceof Sum sum && sum.terms().size() > 1)
                || (term instanceof Value value && value.value() < 0);
        return open ? "<mrow><mo>(</mo>" + term(term) + "<mo>)</mo></mrow>" : term(term);
    }

    private static final int MOST_CIRCLES = 10;
    private static final int ACROSS = 150;
    private static final int DOWN = 34;

    private static String drawing(Drawing drawing) {
        List<Drawing.Column> columns = drawing.columns();
        int tallest = columns.stream()
                .mapToInt(column -> Math.min(MOST_CIRCLES, column.units()))
                .max()
                .orElse(1);
        List<String> lines = new ArrayList<>();
        List<String> circles = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int x = ACROSS / 2 + c * ACROSS;
            int shown = Math.min(MOST_CIRCLES, columns.get(c).units());
            for (int u = 0; u < shown; u++) {
                int y = y(u, shown, tallest);
                circles.add("<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"11\"/>");
                int next = c + 1 < columns.size()
                        ? Math.min(MOST_CIRCLES, columns.get(c + 1).units())
                        : 0;
                for (int v = 0; v < next; v++) {
                    lines.add("<line x1=\"" + x + "\" y1=\"" + y + "\" x2=\"" + (x + ACROSS) + "\" y2=\""
                            + y(v, next, tallest) + "\"/>");
                }
            }
            String more = columns.get(c).units() > shown
                    ? ", " + shown + " of " + columns.get(c).units()
                    : "";
            circles.add("<text x=\"" + x + "\" y=\"" + (tallest * DOWN + 24) + "\">"
                    + escaped(columns.get(c).label()) + more + "</text>");
        }
        return "<svg role=\"img\" aria-label=\"the network\" viewBox=\"0 0 " + columns.size() * ACROSS + " "
                + (tallest * DOWN + 34) + "\" width=\"" + columns.size() * ACROSS + "\">" + String.join("", lines)
                + String.join("", circles) + "</svg>\n";
    }

    private static int y(int unit, int shown, int tallest) {
        return DOWN / 2 + unit * DOWN + (tallest - shown) * DOWN / 2;
    }
}
