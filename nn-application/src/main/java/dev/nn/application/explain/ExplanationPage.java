package dev.nn.application.explain;

import static dev.nn.application.page.Term.letter;

import dev.nn.application.page.Block.Drawing;
import dev.nn.application.page.Block.TextTable;
import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import dev.nn.application.port.in.ExplainSample.Letters;
import dev.nn.application.port.in.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A page that explains a sample: every sum, the chain rule term by term, and the matrix form. */
public final class ExplanationPage {

    private ExplanationPage() {}

    /**
     * Returns the page.
     *
     * @param digits the significant digits of every number, with results computed from rounded
     *     numbers; absent for no rounding
     * @param all whether every unit, row and term is shown
     * @param letters the letters of the equations
     */
    public static Page of(Explanation explanation, Optional<Integer> digits, boolean all, Letters letters) {
        Worksheet sheet = new Worksheet(explanation, new Rounding(digits.map(Digits::new)), all);
        network(sheet);
        new ForwardSection(sheet, "Forward, layer ").write();
        new LossSection(
                        sheet,
                        "The loss: " + explanation.functions().lossName() + ", "
                                + explanation.loss().reduction().words())
                .write();
        new BackwardSection(sheet).write();
        new WeightSection(sheet).write();
        new UpdateSection(sheet).write();
        new RoundingSection(sheet).write();
        Page page = new Page(
                explanation.subject().experiment() + ", sample "
                        + explanation.sample().index(),
                sheet.blocks());
        return letters == Letters.ARTICLE ? new ArticleNames(sheet.order()).of(page) : page;
    }

    private static void network(Worksheet sheet) {
        Explanation explanation = sheet.explanation();
        List<Drawing.Column> columns = new ArrayList<>();
        columns.add(new Drawing.Column("input", sheet.x.length));
        for (int n : sheet.order()) {
            columns.add(new Drawing.Column("layer " + n + ", " + explanation.activation(n), sheet.units(n)));
        }
        sheet.heading("The network");
        sheet.paragraph("The weights are " + explanation.subject().weights() + ".");
        sheet.add(new Drawing(columns));
        sheet.equation("x", letter("x"), sheet.row(sheet.x));
        sheet.equation("t", letter("t"), sheet.row(sheet.t));
        names(sheet, "input", "x", explanation.sample().names().inputs());
        names(sheet, "output", "t", explanation.sample().names().outputs());
    }

    private static void names(Worksheet sheet, String what, String letter, List<String> names) {
        List<List<String>> rows = IntStream.range(0, Math.min(names.size(), sheet.shown()))
                .mapToObj(i -> List.of(letter + "[" + i + "]", names.get(i)))
                .toList();
        if (!rows.isEmpty()) {
            sheet.add(new TextTable("", List.of(what, "name"), rows));
        }
        if (rows.size() < names.size()) {
            sheet.paragraph(names.size() - rows.size() + " more " + what + "s not shown; the option 'all' shows them.");
        }
    }
}
