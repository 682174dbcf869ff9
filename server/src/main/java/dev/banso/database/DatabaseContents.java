package dev.banso.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a copied database consists of, beside one file of rows for each table.
///
/// @param schema version of the schema
/// @param columns of each table in the order of its file
/// @param sequences the last number that each one gave
record DatabaseContents(String schema, Map<String, List<String>> columns, Map<String, Long> sequences) {
    private static final String FOLDER = "database";
    private static final String FILE = "contents.json";

    /// The folder of a copied database in a backup.
    static Path folder(Path backup) {
        return backup.resolve(FOLDER);
    }

    /// The file of a table's rows, in PostgreSQL's binary format.
    static Path rows(Path backup, String table) {
        return folder(backup).resolve(table + ".rows");
    }

    void writeTo(Path backup) throws IOException {
        Files.writeString(folder(backup).resolve(FILE), JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    /// @throws IOException where the backup holds no database
    static DatabaseContents read(Path backup) throws IOException {
        try {
            return JsonMapper.shared().readValue(Files.readString(folder(backup).resolve(FILE)), DatabaseContents.class);
        } catch (JacksonException unreadable) {
            throw new IOException("the backup's list of tables cannot be read", unreadable);
        }
    }
}
