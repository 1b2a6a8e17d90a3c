package dev.nn.application.preprocessing;

import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.table.Column;
import dev.nn.application.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reader of some columns of one table, in the order of the network's inputs or outputs. Plain
 * numeric columns, the majority in large tables, are read in one loop without a call per column:
 * for tables on disk this saves a third of an epoch's time.
 */
final class RowReader {

    private final List<Place> all;
    private final Place[] others;
    private final int width;
    private final int[] places;
    private final int[] offsets;
    private final double[] shifts;
    private final double[] scales;
    private final double[] fills;

    /** A column of the table, its encoder, and the offset of its numbers. */
    private record Place(String column, int index, CellEncoder encoder, int offset) {
        /** Returns the column's encoding if it only shifts and scales numbers. */
        Optional<Numeric> plain() {
            return encoder instanceof CellEncoder.NumberCell number
                            && number.plain()
                            && !number.numeric().log()
                    ? Optional.of(number.numeric())
                    : Optional.empty();
        }
    }

    private RowReader(List<Place> all, int width) {
        this.all = all;
        this.width = width;
        this.others = all.stream().filter(p -> p.plain().isEmpty()).toArray(Place[]::new);
        List<Place> plain = all.stream().filter(p -> p.plain().isPresent()).toList();
        this.places = plain.stream().mapToInt(Place::index).toArray();
        this.offsets = plain.stream().mapToInt(Place::offset).toArray();
        List<Numeric> numbers = plain.stream().flatMap(p -> p.plain().stream()).toList();
        this.shifts = numbers.stream().mapToDouble(Numeric::shift).toArray();
        this.scales = numbers.stream().mapToDouble(Numeric::scale).toArray();
        this.fills =
                numbers.stream().mapToDouble(n -> n.fill().orElse(Double.NaN)).toArray();
    }

    /** Returns a reader of columns, which the table must have. */
    static RowReader of(Table table, List<? extends ColumnEncoding> columns) {
        List<Place> places = new ArrayList<>();
        int offset = 0;
        for (ColumnEncoding encoding : columns) {
            Column column = table.column(encoding.name());
            places.add(new Place(column.name(), column.index(), CellEncoder.of(column, encoding), offset));
            offset += encoding.width();
        }
        return new RowReader(places, offset);
    }

    /** Returns the number of values per encoded row. */
    int width() {
        return width;
    }

    /** An error in a row. */
    record Fault(String column, String message) {}

    /** Returns whether every row is valid. */
    boolean faultless() {
        return all.stream().allMatch(place -> place.encoder.faultless());
    }

    /** Returns the errors of a row of cells. */
    List<Fault> faults(double[] cells) {
        List<Fault> faults = List.of();
        for (Place place : all) {
            Optional<String> fault = place.encoder.fault(cells[place.index]);
            if (fault.isPresent()) {
                faults = new ArrayList<>(faults);
                faults.add(new Fault(place.column, fault.get()));
            }
        }
        return faults;
    }

    /**
     * Encodes a valid row of cells that begins at index {@code row}; {@code out} must be 0 before.
     */
    void read(double[] cells, int row, double[] out) {
        for (int i = 0; i < places.length; i++) {
            double x = cells[row + places[i]];
            out[offsets[i]] = ((Double.isNaN(x) ? fills[i] : x) - shifts[i]) / scales[i];
        }
        for (Place place : others) {
            place.encoder.encode(cells[row + place.index], out, place.offset);
        }
    }
}
