package dev.nn.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_SMART_NULLS;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.nn.application.catalogue.Catalogues;
import dev.nn.application.document.Document;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.in.RunExperiment;
import dev.nn.application.port.in.RunSummary;
import dev.nn.application.port.out.FindPlugins;
import dev.nn.application.port.out.HashContent;
import dev.nn.application.port.out.InputFiles;
import dev.nn.application.port.out.OpenRun;
import dev.nn.application.port.out.OpenedRun;
import dev.nn.application.port.out.ReadArrays;
import dev.nn.application.port.out.ReadDocument;
import dev.nn.application.port.out.ReadImages;
import dev.nn.application.port.out.ReadModel;
import dev.nn.application.port.out.ReadTable;
import dev.nn.application.port.out.RunArtefacts;
import dev.nn.application.port.out.RunCheckpoints;
import dev.nn.application.port.out.RunEvents;
import dev.nn.application.port.out.RunModel;
import dev.nn.application.port.out.RunParts;
import dev.nn.application.port.out.RunStore;
import dev.nn.application.problem.Position;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.training.EpochReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

/** The order in which a run writes to its folder, and the closing of the folder in every case. */
class RunExperimentServiceTest {

    private static final Position AT = Position.of("test.yaml");

    private static final RunExperiment.Watcher WATCHER = new RunExperiment.Watcher() {
        @Override
        public void epoch(EpochReport report) {
            assertThat(report.epochs()).isEqualTo(3);
        }

        @Override
        public boolean leaves() {
            return false;
        }
    };

    private final RunStore runs = mock(RunStore.class);
    private final RunModel model = mock(RunModel.class);
    private final RunEvents events = mock(RunEvents.class);
    private final RunArtefacts artefacts = mock(RunArtefacts.class);
    private final Runnable ending = mock(Runnable.class);
    private final OpenedRun opened = new OpenedRun(
            "runs/test/1",
            model,
            events,
            artefacts,
            mock(RunCheckpoints.class),
            mock(RunParts.class),
            List.of(),
            ending);
    private final FindPlugins finder = mock(FindPlugins.class);
    private final ReadDocument documents = mock(ReadDocument.class);
    private final RunExperimentService runner = new RunExperimentService(
            new LoadExperiment(
                    documents,
                    new Catalogues(
                            ServiceLoader.load(Plugin.class).stream()
                                    .map(ServiceLoader.Provider::get)
                                    .toList(),
                            finder),
                    new InputFiles(
                            mock(ReadTable.class),
                            mock(ReadImages.class),
                            mock(ReadArrays.class),
                            mock(ReadModel.class)),
                    BackpropFactory.LAYER_BY_LAYER,
                    name -> Optional.empty()),
            runs,
            mock(OpenRun.class),
            mock(ReadModel.class),
            mock(HashContent.class, RETURNS_SMART_NULLS));

    @BeforeEach
    void stubRunAndExperiment() {
        when(runs.start(anyString(), anyString())).thenReturn(opened);
        when(finder.find(any())).thenReturn(new FindPlugins.Found(List.of(), List.of(), List.of()));
        when(documents.read("test.yaml")).thenReturn(new Document(Optional.of(experiment("linear")), List.of(), ""));
    }

    @Test
    void savesEverythingInOrder() {
        RunSummary summary = run();
        InOrder order = inOrder(model, events, artefacts, ending);
        order.verify(artefacts).experiment(any());
        order.verify(artefacts).provenance(any());
        order.verify(events, times(3)).add(any());
        order.verify(artefacts).ending(any());
        order.verify(model).keep(any(), eq(Precision.FLOAT64), any());
        order.verify(artefacts).metrics(any());
        order.verify(artefacts).verdicts(any());
        order.verify(artefacts).report(any());
        order.verify(ending).run();
        assertThat(((RunSummary.TrainingSummary) summary).training().epochs()).isEqualTo(3);
        assertThat(summary.folder()).isEqualTo("runs/test/1");
    }

    @Test
    void closesTheFolderIfTheDiskFails() {
        doThrow(new UncheckedIOException(new IOException("full"))).when(events).add(any());
        assertThatThrownBy(this::run).isInstanceOf(UncheckedIOException.class);
        verify(model, never()).keep(any(), any(), any());
        verify(ending).run();
    }

    @Test
    void createsNoFolderForAnInvalidExperiment() {
        when(documents.read("test.yaml")).thenReturn(new Document(Optional.of(experiment("liner")), List.of(), ""));
        assertThat(request().getError().map(Object::toString).mkString("\n"))
                .isEqualTo("test.yaml: network.layers[0].dense.activation: unknown activation 'liner'; did you mean"
                        + " 'linear'?");
        verify(runs, never()).start(anyString(), anyString());
    }

    private RunSummary run() {
        return request().get();
    }

    private io.vavr.control.Validation<io.vavr.collection.Seq<dev.nn.application.problem.Problem>, RunSummary>
            request() {
        return runner.run(new ExperimentSource("test.yaml", List.of(), PluginSearch.NONE), "runs", WATCHER);
    }

    private static MapNode experiment(String activation) {
        MapNode sample = map(entry("input", list(number("1"), number("2"))), entry("target", list(number("3"))));
        MapNode layer = map(entry("dense", map(entry("activation", text(activation)))));
        return map(
                entry("data", map(entry("inline", list(sample)))),
                entry("network", map(entry("layers", list(layer)))),
                entry("training", map(entry("epochs", number("3")))));
    }

    private static MapNode map(Entry... entries) {
        return new MapNode(AT, List.of(entries));
    }

    private static Entry entry(String key, Node value) {
        return new Entry(key, AT, value);
    }

    private static ListNode list(Node... items) {
        return new ListNode(AT, List.of(items));
    }

    private static ScalarNode number(String text) {
        return new ScalarNode(AT, text, Scalar.WHOLE);
    }

    private static ScalarNode text(String text) {
        return new ScalarNode(AT, text, Scalar.TEXT);
    }
}
