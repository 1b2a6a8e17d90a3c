package dev.nn.adapters.cli.bootstrap;

import dev.nn.domain.spi.SpiVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes plugin jars of source text, good ones and hostile ones, as somebody else's build would. */
final class PluginJars {

    static final String SERVICES = "META-INF/services/dev.nn.domain.spi.Plugin";

    /** The version of the SPI that this nn serves. */
    static final String VERSION = Integer.toString(SpiVersion.CURRENT);

    private PluginJars() {}

    /** A plugin class of which the body is given; everything of the SPI is imported. */
    static String plugin(String name, String body) {
        return """
                package hostile;
                import dev.nn.domain.engine.*;
                import dev.nn.domain.function.*;
                import dev.nn.domain.spi.*;
                import java.util.*;
                public class %s implements Plugin {
                %s
                }
                """.formatted(name, body);
    }

    /** The body of a plugin with one activation, a formula. */
    static String activation(String name, String formula) {
        return """
                @Override public List<Provider<Activation>> activations() {
                    return List.of(Provider.activation(FunctionInfo.of("%s", "test"), "%s", Interval.ALL));
                }
                """.formatted(name, formula);
    }

    /** A whole jar of one class that is a plugin. */
    static void write(Path jar, String className, String body) throws IOException {
        write(jar, VERSION, compile(Map.of("hostile." + className, plugin(className, body))), "hostile." + className);
    }

    /** A jar of the given entries. An empty version leaves the attribute out; an empty service the services file. */
    static void write(Path jar, String spiVersion, Map<String, byte[]> entries, String service) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!spiVersion.isEmpty()) {
            manifest.getMainAttributes().putValue("Nn-Spi-Version", spiVersion);
        }
        Map<String, byte[]> all = new LinkedHashMap<>(entries);
        if (!service.isEmpty()) {
            all.put(SERVICES, (service + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, byte[]> entry : all.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }

    /** Class files by their entry names. */
    static Map<String, byte[]> compile(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(new Source(name, text)));
        JavaFileManager inMemory =
                new ForwardingJavaFileManager<JavaFileManager>(compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                        return new ClassFile(name, classes);
                    }
                };
        boolean sound = compiler.getTask(null, inMemory, null, List.of("-proc:none", "-Xlint:none"), null, files)
                .call();
        if (!sound) {
            throw new IllegalStateException("the test's own source does not compile: " + sources.keySet());
        }
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        classes.forEach((name, out) -> bytes.put(name.replace('.', '/') + ".class", out.toByteArray()));
        return bytes;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        private final String name;
        private final Map<String, ByteArrayOutputStream> classes;

        ClassFile(String name, Map<String, ByteArrayOutputStream> classes) {
            super(URI.create("bytes:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.classes = classes;
        }

        @Override
        public OutputStream openOutputStream() {
            return classes.computeIfAbsent(name, any -> new ByteArrayOutputStream());
        }
    }
}
