package dev.nn.application.schema;

import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.key.Json;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.in.DescribeExperiments;
import dev.nn.application.port.in.ListFunctions;
import dev.nn.application.port.in.ListFunctions.Listed;
import dev.nn.application.problem.Problem;
import dev.nn.application.spec.EngineKeys;
import dev.nn.application.spec.ExperimentKeys;
import dev.nn.domain.spi.FunctionInfo;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of experiment files: their keys, and the functions of each kind in the catalogue. */
public final class DescribeExperimentsService implements DescribeExperiments {

    private final ListFunctions functions;

    /** A service for the functions listed by {@code functions}. */
    public DescribeExperimentsService(ListFunctions functions) {
        this.functions = functions;
    }

    @Override
    public Validation<Seq<Problem>, Map<String, Object>> schema(PluginSearch places) {
        return functions.list(places.named()).map(listing -> schema(listing.functions()));
    }

    @Override
    public Validation<Seq<Problem>, String> table(PluginSearch places) {
        return schema(places).map(KeyTable::of);
    }

    private static Map<String, Object> schema(List<Listed> functions) {
        Map<String, List<FunctionInfo>> kinds = new LinkedHashMap<>();
        functions.forEach(listed ->
                kinds.computeIfAbsent(listed.kind(), kind -> new ArrayList<>()).add(listed.info()));
        Map<String, Object> definitions = new LinkedHashMap<>();
        kinds.forEach((kind, infos) -> definitions.put(
                kind,
                kind.equals(FunctionKind.ENGINE.word()) ? engine(infos) : new FunctionSchema(kind, infos).schema()));
        Map<String, Object> schema = Json.map("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "nn experiment");
        schema.putAll(ExperimentKeys.EXPERIMENT.schema("An experiment: data, network and training."));
        schema.put("$defs", definitions);
        return schema;
    }

    private static Map<String, Object> engine(List<FunctionInfo> engines) {
        List<String> names = new ArrayList<>(List.of(EngineKeys.AUTO));
        engines.stream().map(FunctionInfo::name).sorted().forEach(names::add);
        return Json.words("Compute engine.", names);
    }
}
