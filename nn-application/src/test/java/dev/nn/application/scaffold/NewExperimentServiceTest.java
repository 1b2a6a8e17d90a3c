package dev.nn.application.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.in.DescribeExperiments;
import dev.nn.application.port.out.NewFileWriter;
import io.vavr.control.Validation;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new experiment and its schema are written together, and nothing is overwritten. */
class NewExperimentServiceTest {

    private final NewFileWriter files = mock(NewFileWriter.class);
    private final DescribeExperiments descriptions = mock(DescribeExperiments.class);
    private final NewExperimentService starter = new NewExperimentService(files, descriptions);

    @BeforeEach
    void describe() {
        when(descriptions.schema(any())).thenReturn(Validation.valid(Map.of("title", "test")));
    }

    @Test
    void writesTheExperimentAndItsSchema() {
        assertThat(starter.make("xor", PluginSearch.NONE).get()).isEqualTo("xor.yaml");
        verify(files).write(eq("xor.yaml"), contains("$schema=xor.schema.json"));
        verify(files).writeJson("xor.schema.json", Map.of("title", "test"));
    }

    @Test
    void overwritesNothing() {
        when(files.exists("xor.schema.json")).thenReturn(true);
        assertThat(starter.make("xor", PluginSearch.NONE)
                        .getError()
                        .map(Object::toString)
                        .mkString())
                .isEqualTo("xor.schema.json: already exists; nothing was changed");
        verify(files, never()).write(anyString(), any());
        verify(files, never()).writeJson(anyString(), any());
    }

    @Test
    void rejectsPathsAsNames() {
        assertThat(starter.make("../xor", PluginSearch.NONE)
                        .getError()
                        .map(Object::toString)
                        .mkString())
                .startsWith("new: expected letters, digits,");
        verify(files, never()).write(anyString(), any());
    }
}
