package dev.nn.application.explain;

import static dev.nn.application.page.Term.letter;

import dev.nn.application.page.Block.Drawing;
import dev.nn.application.page.Block.Table;
import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import dev.nn.application.port.in.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An explanation as a page: every sum written out, the chain rule term by term, and the same in matrices. */
public final class ExplanationPage {

    private ExplanationPage() {}

    /**
     * Writes a page.
     *
     * @param digits significant digits to which every number is rounded, results worked out from the rounded ones; absent where
     *     nothing is rounded
     * @param all whether every unit, row and term is shown
     */
    public static Page of(Explanation explanation, Optional<Integer> digits, boolean all) {
        Worksheet sheet = new Worksheet(explanation, new Pencil(digits.map(Digits::new)), all);
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
        return new Page(
                explanation.subject().experiment() + ", sample "
                        + explanation.sample().index(),
                sheet.blocks());
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
            sheet.add(new Table("", List.of(what, "is"), rows));
        }
        if (rows.size() < names.size()) {
            sheet.paragraph(
                    names.size() - rows.size() + " " + what + "s more are left out; the option 'all' shows them.");
        }
    }
}
