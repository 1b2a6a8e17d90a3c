package dev.nn.benchmarks;

import dev.nn.adapters.file.csv.CsvTables;
import dev.nn.application.document.LocatedPath;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.spec.Storage;
import dev.nn.application.table.Table;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a CSV file into memory. {@code -p file=...} names the files. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ReadingBenchmark {

    @Param("table.csv")
    String file;

    @Benchmark
    public Table read() {
        return new CsvTables()
                .read(new LocatedPath(file, file), CsvFormat.STANDARD, Storage.MEMORY)
                .get();
    }
}
