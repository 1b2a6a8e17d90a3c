package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.AtomicFile;
import dev.nn.adapters.file.disk.RelativePaths;
import dev.nn.adapters.file.model.ModelFiles;
import dev.nn.adapters.file.model.Safetensors;
import dev.nn.application.port.out.RunModel;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.network.Parameters;
import java.nio.file.Path;
import java.util.Map;

/** The model file of a run folder. */
record FolderModel(Path folder) implements RunModel {

    @Override
    public void keep(Parameters parameters, Precision precision, Map<String, Object> description) {
        Map<String, Object> relative = RelativePaths.in(description, folder);
        AtomicFile.write(folder.resolve(ModelFiles.NAME), Safetensors.bytes(parameters, precision, relative));
    }
}
