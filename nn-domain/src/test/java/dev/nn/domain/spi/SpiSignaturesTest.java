package dev.nn.domain.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.domain.check.ActivationCheck;
import dev.nn.domain.check.EngineCheck;
import dev.nn.domain.check.InitializerCheck;
import dev.nn.domain.check.LossCheck;
import dev.nn.domain.check.MetricCheck;
import dev.nn.domain.check.OptimizerCheck;
import dev.nn.domain.check.ProviderCheck;
import dev.nn.domain.check.ScheduleCheck;
import dev.nn.domain.data.Task;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.engine.RowFunction;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.ClassEncoding;
import dev.nn.domain.function.ElementwiseActivation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.function.Reduction;
import dev.nn.domain.function.RowActivation;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.optimizer.UpdateRule;
import dev.nn.domain.tensor.Float32Tensor;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The signatures that plugins compile against, line by line, so that no change is accidental. A
 * removed or changed line breaks existing jars, and {@link SpiVersion#CURRENT} must be incremented;
 * new lines that plugins need not implement don't require that. {@code -Dgolden.write=true}
 * rewrites the list.
 */
class SpiSignaturesTest {

    private static final Path LIST = Path.of("src/test/resources/spi-signatures.txt");

    private static final List<Class<?>> SPI = List.of(
            Plugin.class,
            Provider.class,
            FunctionInfo.class,
            ParameterSpec.class,
            Arguments.class,
            EngineFactory.class,
            Availability.class,
            SpiVersion.class,
            Activation.class,
            FormulaActivation.class,
            ElementwiseActivation.class,
            RowActivation.class,
            Interval.class,
            Loss.class,
            LossForm.class,
            Reduction.class,
            ClassEncoding.class,
            Optimizer.class,
            UpdateRule.class,
            Schedule.class,
            Initializer.class,
            Metric.class,
            MetricValue.class,
            Outcome.class,
            Task.class,
            ComputeEngine.class,
            EngineSettings.class,
            Precision.class,
            RowFunction.class,
            ReferenceEngine.class,
            Program.class,
            Formula.class,
            Tensor.class,
            Float32Tensor.class,
            Float64Tensor.class,
            ActivationCheck.class,
            EngineCheck.class,
            InitializerCheck.class,
            LossCheck.class,
            MetricCheck.class,
            OptimizerCheck.class,
            ProviderCheck.class,
            ScheduleCheck.class);

    @Test
    void signaturesMatchTheStoredList() throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        SPI.stream()
                .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses())))
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .forEach(type -> lines.addAll(signatures(type)));
        if (Boolean.getBoolean("golden.write")) {
            Files.write(LIST, lines);
        }
        assertThat(String.join("\n", lines)).isEqualTo(String.join("\n", Files.readAllLines(LIST)));
    }

    private static List<String> signatures(Class<?> type) {
        Stream<Member> members = Stream.of(
                        type.getDeclaredMethods(), type.getDeclaredConstructors(), type.getDeclaredFields())
                .flatMap(Arrays::stream);
        return members.filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
                .map(member -> type.getName() + ": " + text(member))
                .toList();
    }

    private static String text(Member member) {
        String words = member instanceof Method method
                ? method.toGenericString()
                : member instanceof Constructor<?> constructor
                        ? constructor.toGenericString()
                        : ((Field) member).toGenericString();
        return words.replace("java.lang.", "").replace("java.util.", "").replace("dev.nn.domain.", "");
    }
}
