import dev.nn.adapters.file.model.PredictorLoader;
import dev.nn.application.inference.Prediction;
import dev.nn.application.inference.Predictor;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An application that stores a model in a database, loads it from there and predicts with it. */
final class Main {

    private Main() {}

    /** Reads a run folder and a table, and prints the predictions as CSV. */
    public static void main(String[] args) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:models")) {
            keep(database, Path.of(args[0], "model.safetensors"));
            Predictor predictor = read(database);
            System.out.println("prediction," + predictor.classes().stream().map(name -> "p_" + name).collect(Collectors.joining(",")));
            List<String> lines = Files.readAllLines(Path.of(args[1]));
            for (String line : lines.subList(1, lines.size())) {
                double[] row = Arrays.stream(line.split(","), 0, predictor.columns().size())
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                Prediction prediction = predictor.predict(row);
                String probabilities = Arrays.stream(prediction.probabilities())
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(","));
                System.out.println(prediction.label() + "," + probabilities);
            }
        }
    }

    private static void keep(Connection database, Path model) throws Exception {
        try (Statement create = database.createStatement()) {
            create.execute("create table models (name varchar(40) primary key, content blob)");
        }
        try (PreparedStatement insert = database.prepareStatement("insert into models values ('iris', ?)");
                InputStream content = Files.newInputStream(model)) {
            insert.setBinaryStream(1, content);
            insert.executeUpdate();
        }
    }

    /** Loads the model from the database without writing a file. */
    private static Predictor read(Connection database) throws Exception {
        try (Statement select = database.createStatement();
                ResultSet found = select.executeQuery("select content from models where name = 'iris'")) {
            found.next();
            try (InputStream content = found.getBinaryStream(1)) {
                return new PredictorLoader().load(content);
            }
        }
    }
}
