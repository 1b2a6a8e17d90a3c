package dev.nn.adapters.cli.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The jars that nobody should meet, and the one line that each comes to. */
enum HostileJar {
    EMPTY_FILE("can't be read as a jar: zip file is empty") {
        @Override
        void write(Path jar) throws IOException {
            Files.write(jar, new byte[0]);
        }
    },
    NO_ZIP("can't be read as a jar: zip END header not found") {
        @Override
        void write(Path jar) throws IOException {
            Files.writeString(jar, "this is no zip file at all");
        }
    },
    TRUNCATED("can't be read as a jar: zip END header not found") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, "Fine", PluginJars.activation("fine", "x"));
            byte[] whole = Files.readAllBytes(jar);
            Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        }
    },
    NO_SERVICES("names no plugin: it has no META-INF/services/dev.nn.domain.spi.Plugin") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, PluginJars.VERSION, Map.of("readme.txt", new byte[] {1}), "");
        }
    },
    EMPTY_SERVICES("names no plugin: META-INF/services/dev.nn.domain.spi.Plugin is empty") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, PluginJars.VERSION, Map.of(PluginJars.SERVICES, new byte[0]), "");
        }
    },
    MISSING_CLASS("can't be loaded: Provider hostile.Nowhere not found") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, PluginJars.VERSION, Map.of(), "hostile.Nowhere");
        }
    },
    NO_CLASS_FILE("can't be loaded: java.lang.ClassFormatError: Incompatible magic value 1768435310 in class file"
            + " hostile/Garbage") {
        @Override
        void write(Path jar) throws IOException {
            byte[] garbage = "ih.not a class".getBytes(StandardCharsets.US_ASCII);
            PluginJars.write(jar, PluginJars.VERSION, Map.of("hostile/Garbage.class", garbage), "hostile.Garbage");
        }
    },
    WRONG_TYPE("can't be loaded: hostile.Other not a subtype") {
        @Override
        void write(Path jar) throws IOException {
            Map<String, byte[]> classes =
                    PluginJars.compile(Map.of("hostile.Other", "package hostile; public class Other {}"));
            PluginJars.write(jar, PluginJars.VERSION, classes, "hostile.Other");
        }
    },
    THROWING_CONSTRUCTOR("can't be loaded: Provider hostile.Throws could not be instantiated:"
            + " java.lang.IllegalStateException: not today") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, "Throws", "public Throws() { throw new IllegalStateException(\"not today\"); }");
        }
    },
    THROWING_STATIC_BLOCK("can't be loaded: Provider hostile.Static could not be instantiated:"
            + " java.lang.ExceptionInInitializerError") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, "Static", "static final int X = 1 / Integer.parseInt(\"0\");");
        }
    },
    NO_SPI_VERSION("its manifest has no 'Nn-Spi-Version'; this nn serves version 2") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, "", fine(), "hostile.Fine");
        }
    },
    ODD_SPI_VERSION("'Nn-Spi-Version' should be a whole number, found 'one'; this nn serves version 2") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, "one", fine(), "hostile.Fine");
        }
    },
    TOO_NEW("was built for version 3 of the SPI; this nn serves version 2: it needs a newer nn") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, "3", fine(), "hostile.Fine");
        }
    },
    TOO_OLD(
            "was built for version 1 of the SPI; this nn serves version 2: it must be built again; docs/plugins.md lists what changed") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, "1", fine(), "hostile.Fine");
        }
    },
    MISSING_DEPENDENCY("its hostile.Needs fails when it is asked what it offers: java.lang.NoClassDefFoundError:"
            + " hostile/Gone") {
        @Override
        void write(Path jar) throws IOException {
            String body = "@Override public List<Provider<Activation>> activations() { return Gone.all(); }";
            Map<String, byte[]> classes = new HashMap<>(PluginJars.compile(Map.of(
                    "hostile.Needs",
                    PluginJars.plugin("Needs", body),
                    "hostile.Gone",
                    PluginJars.plugin("Gone", "static List<Provider<Activation>> all() { return List.of(); }"))));
            classes.remove("hostile/Gone.class");
            PluginJars.write(jar, PluginJars.VERSION, classes, "hostile.Needs");
        }
    },
    NULL_LIST("its hostile.Nulls fails when it is asked what it offers: java.lang.NullPointerException") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(
                    jar,
                    "Nulls",
                    "@Override public List<Provider<Loss>> losses() { return Arrays.asList((Provider<Loss>) null); }");
        }
    },
    EMPTY_NAME("its hostile.Name fails when it is asked what it offers: java.lang.IllegalArgumentException: '' is no"
            + " name for a function: lower-case letters, digits and _, a letter first, at most 40") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, "Name", PluginJars.activation("", "x"));
        }
    },
    UPPER_CASE_NAME("its hostile.Upper fails when it is asked what it offers: java.lang.IllegalArgumentException:"
            + " 'ReLU' is no name for a function: lower-case letters, digits and _, a letter first, at most 40") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, "Upper", PluginJars.activation("ReLU", "x"));
        }
    },
    NAME_OF_A_BUILT_IN("offers the activation 'relu', which nn itself has; rename it") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, "Relu", PluginJars.activation("relu", "x"));
        }
    },
    NAME_TWICE("") {
        @Override
        void write(Path jar) throws IOException {
            String one = "Provider.activation(FunctionInfo.of(\"twin\", \"t\"), \"x\", Interval.ALL)";
            PluginJars.write(
                    jar,
                    "Twins",
                    "@Override public List<Provider<Activation>> activations() { return List.of(" + one + ", " + one
                            + "); }");
        }
    },
    SEES_NN("can't be loaded: Provider hostile.Sees could not be instantiated: java.lang.NoClassDefFoundError:"
            + " dev/nn/application/problem/Problems") {
        @Override
        void write(Path jar) throws IOException {
            PluginJars.write(jar, "Sees", "public Sees() { new dev.nn.application.problem.Problems(); }");
        }
    };

    private final String message;

    HostileJar(String message) {
        this.message = message;
    }

    /** What is said of it after the jar's name; empty where nn does not start with it. */
    String message() {
        return message;
    }

    abstract void write(Path jar) throws IOException;

    /** In a file named after it. */
    Path writeTo(Path folder) throws IOException {
        Path jar = folder.resolve(name().toLowerCase(Locale.ROOT) + ".jar");
        write(jar);
        return jar;
    }

    private static Map<String, byte[]> fine() {
        return PluginJars.compile(
                Map.of("hostile.Fine", PluginJars.plugin("Fine", PluginJars.activation("fine", "x"))));
    }
}
