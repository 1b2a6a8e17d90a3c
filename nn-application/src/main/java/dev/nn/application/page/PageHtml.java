package dev.nn.application.page;

import dev.nn.application.page.Block.Chart;
import dev.nn.application.page.Block.Drawing;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Block.Equations;
import dev.nn.application.page.Block.Folded;
import dev.nn.application.page.Block.Heading;
import dev.nn.application.page.Block.Link;
import dev.nn.application.page.Block.Matrix;
import dev.nn.application.page.Block.Note;
import dev.nn.application.page.Block.Paragraph;
import dev.nn.application.page.Block.Pictures;
import dev.nn.application.page.Block.Plane;
import dev.nn.application.page.Block.Table;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page in HTML with mathematics as MathML: one file, nothing loaded or linked from elsewhere. A number that another equation
 * gave shows that equation when it is pointed at, tapped or reached with the tabulator, and goes there on a click or Enter.
 */
public record PageHtml(Digits digits, Charts charts) {

    /** Pages without charts. */
    public PageHtml(Digits digits) {
        this(digits, Charts.NONE);
    }

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
            <title>@title@</title>
            <style>
            :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #f2f4f7; --line: #8a94a3; --link: #0b4fb3; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e8eaed; --paper: #15181c; --soft: #22272e; --line: #7d8896; --link: #8ab8ff; }
            }
            body { color: var(--ink); background: var(--paper); font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1rem;
              max-width: 70rem; }
            h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid var(--line) }
            .equation { display: grid; grid-template-columns: max-content minmax(0, 1fr); column-gap: .4rem; padding: .2rem 0;
              scroll-margin-top: 4rem }
            .side { padding-left: 1.5rem; text-indent: -1.5rem; overflow-wrap: anywhere }
            @media (max-width: 40rem) { .equation { display: block } .side { padding-left: 2.5rem } }
            details { margin: .5rem 0 } summary { cursor: pointer; color: var(--link) }
            .equation:target { background: var(--soft) }
            math { font-size: 1.05rem }
            mn[data-from] { color: var(--link); cursor: pointer }
            mn[data-from]:focus { outline: 2px solid var(--link) }
            #from { position: fixed; left: 0; right: 0; bottom: 0; background: var(--soft); border-top: 1px solid var(--line);
              padding: .5rem 1rem; overflow-x: auto; max-height: 40vh }
            #from[hidden] { display: none }
            svg { max-width: 100%; height: auto } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; text-anchor: middle }
            .network line { stroke: var(--line) } .network circle { fill: var(--soft); stroke: var(--ink) }
            .c0 { fill: #2b6cb0 } .c1 { fill: #c05621 } .c2 { fill: #2f855a } .c3 { fill: #b83280 } .c4 { fill: #6b46c1 }
            .c5 { fill: #975a16 } .c6 { fill: #2c7a7b } .c7 { fill: #c53030 } .c8 { fill: #4a5568 } .c9 { fill: #5a67d8 }
            .plane circle { stroke: var(--paper); stroke-width: 1 }
            .note { border-left: 4px solid #c05621; background: var(--soft); padding: .5rem .8rem }
            table { border-collapse: collapse; margin: .3rem 0; max-width: 100% } .plane rect { shape-rendering: crispEdges }
            th, td { padding: .2rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top;
              overflow-wrap: anywhere }
            .number { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal }
            a { color: var(--link) } h1, h2, p, figcaption, li { overflow-wrap: anywhere }
            .cards, .cards tbody, .cards tr, .cards td, .cards th[scope=row] { display: block; text-align: left }
            .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
            .cards tr { border-bottom: 1px solid var(--line); padding: .3rem 0 } .cards td, .cards th[scope=row] { border: 0; padding: .1rem 0 }
            .cards td:empty { display: none } .cards td::before { content: attr(data-label) ": "; opacity: .75 }
            @media (max-width: 40rem) {
              .rows, .rows tbody, .rows tr, .rows td, .rows th[scope=row] { display: block; text-align: left }
              .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
              .rows tr { border-bottom: 1px solid var(--line); padding: .3rem 0 } .rows td, .rows th[scope=row] { border: 0; padding: .1rem 0 }
              .rows td:empty { display: none } .rows td::before { content: attr(data-label) ": "; opacity: .75 }
              .matrix td.none { display: none }
            }
            .upright th, .upright td { padding: .1rem .25rem } .upright thead span { writing-mode: vertical-rl; max-height: 12rem }
            .matrix thead th { text-align: right } .matrix td.right { background: rgb(47 133 90 / calc(var(--share) * .4)) }
            .matrix td.wrong { background: rgb(197 48 48 / calc(var(--share) * .4)) }
            figure { margin: .8rem 0 } figcaption { font-weight: 600 }
            .plot:focus-visible { outline: 2px solid var(--link) }
            .pictures { display: flex; flex-wrap: wrap; gap: .5rem } .pictures figure { margin: 0; width: 5.5rem }
            .pictures img { image-rendering: pixelated; display: block } .pictures figcaption { font: 12px/1.3 system-ui, sans-serif }
            .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1rem }
            @page { size: A4; margin: 12mm }
            @media print { #from { display: none } body { max-width: none; padding: 0; font-size: 12px } .side, tr, figure.chart { break-inside: avoid }
              th, td { padding: .15rem .3rem } }
            @style@</style>
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
              // One stop of the tabulator in each section; the arrow keys go on to the other numbers.
              function numbers() { return [].slice.call(document.querySelectorAll('.equation mn[data-from]')); }
              function section(node) {
                var found = null;
                document.querySelectorAll('h2').forEach(function (each) {
                  if (each.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) { found = each; }
                });
                return found;
              }
              function walk(event) {
                var step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                var found = step && number(event.target);
                if (!found) { return; }
                var all = numbers();
                var next = all[all.indexOf(found) + step];
                if (next && section(next) === section(found)) {
                  found.setAttribute('tabindex', '-1');
                  next.setAttribute('tabindex', '0');
                  next.focus();
                  event.preventDefault();
                }
              }
              (function () {
                var at = null, first = true;
                document.querySelectorAll('h2, .equation mn[data-from]').forEach(function (each) {
                  if (each.tagName === 'H2') { at = each; first = true; }
                  else if (first && !each.closest('details')) { each.setAttribute('tabindex', '0'); first = false; }
                });
              })();
              // What a fold hides is shown before anybody goes there.
              function unfold() {
                var target = document.getElementById(location.hash.slice(1));
                for (var node = target; node; node = node.parentNode) {
                  if (node.tagName === 'DETAILS') { node.open = true; }
                }
                if (target) { target.scrollIntoView(); }
              }
              window.addEventListener('hashchange', unfold);
              document.addEventListener('keydown', walk);
              document.addEventListener('mouseover', show);
              document.addEventListener('focusin', show);
              document.addEventListener('click', go);
              document.addEventListener('keydown', go);
            })();
            </script>
            @script@</body>
            </html>
            """;

    /** The page. */
    public String write(Page page) {
        TermWriter terms = new TermWriter(new MathMlNotation(digits));
        StringBuilder html = new StringBuilder(
                HEAD.replace("@title@", Escaped.html(page.title())).replace("@style@", charts.style()));
        page.blocks().forEach(block -> html.append(block(terms, block)));
        String script = charts.script().isEmpty() ? "" : "<script>\n" + charts.script() + "</script>\n";
        return html.append(FOOT.replace("@script@", script)).toString();
    }

    private static String block(TermWriter terms, Block block) {
        if (block instanceof Heading heading) {
            return "<h" + heading.level() + ">" + Escaped.html(heading.text()) + "</h" + heading.level() + ">\n";
        } else if (block instanceof Paragraph paragraph) {
            return "<p>" + Escaped.html(paragraph.text()) + "</p>\n";
        } else if (block instanceof Link link) {
            return "<p>" + Escaped.link(link.address(), link.text()) + "</p>\n";
        } else if (block instanceof Note note) {
            return "<p class=\"note\"><strong>" + Escaped.html(note.name()) + "</strong> " + Escaped.html(note.text())
                    + "</p>\n";
        } else if (block instanceof Equations equations) {
            return equations.equations().stream()
                    .map(equation -> equation(terms, equation))
                    .collect(Collectors.joining());
        } else if (block instanceof Table table) {
            return HtmlTables.table(table);
        } else if (block instanceof Matrix matrix) {
            return HtmlTables.matrix(matrix);
        } else if (block instanceof Chart chart) {
            return HtmlPictures.chart(chart);
        } else if (block instanceof Plane plane) {
            return HtmlPictures.plane(plane);
        } else if (block instanceof Pictures pictures) {
            return HtmlPictures.pictures(pictures);
        } else if (block instanceof Folded folded) {
            return folded.blocks().stream()
                    .map(inner -> block(terms, inner))
                    .collect(Collectors.joining(
                            "",
                            "<details><summary>" + Escaped.html(folded.summary()) + "</summary>\n",
                            "</details>\n"));
        }
        return HtmlPictures.drawing((Drawing) block);
    }

    /** What is defined to the left, then each equal side on a line of its own, broken before signs where the page is narrow. */
    private static String equation(TermWriter terms, Equation equation) {
        String id = equation.id().isEmpty() ? "" : " id=\"" + equation.id() + "\"";
        List<Term> sides = equation.sides();
        StringBuilder html =
                new StringBuilder("<div class=\"equation\"" + id + "><div>" + math(terms.write(sides.get(0))));
        html.append("</div><div>");
        for (Term side : sides.subList(1, sides.size())) {
            List<String> pieces = terms.pieces(side);
            html.append("<div class=\"side\">").append(math("<mo form=\"infix\">=</mo>" + pieces.get(0)));
            pieces.subList(1, pieces.size()).forEach(piece -> html.append(' ').append(math(piece)));
            html.append("</div>");
        }
        return html.append("</div></div>\n").toString();
    }

    private static String math(String inner) {
        return "<math displaystyle=\"true\"><mrow>" + inner + "</mrow></math>";
    }
}
