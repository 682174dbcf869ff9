package dev.banso.lake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/// The values of one column, row by row; a column that the file does not have is null in every row.
final class ColumnCursor {
    private static final int PLACES = 64;

    private final @Nullable ColumnReader reader;
    private final int present;
    /// The texts seen last by a part of their hash, for most columns have few.
    private final byte[] @Nullable [] bytes = new byte[PLACES][];
    private final @Nullable String[] texts = new String[PLACES];
    private @Nullable String idText;
    private @Nullable UUID id;

    ColumnCursor(@Nullable ColumnReader reader) {
        this.reader = reader;
        present = reader == null ? 0 : reader.getDescriptor().getMaxDefinitionLevel();
    }

    long number() {
        var value = value();
        if (value == null) {
            throw new IllegalStateException("a column that must have a value has none");
        }
        var number = value.getLong();
        value.consume();
        return number;
    }

    @Nullable Integer optionalNumber() {
        var value = value();
        if (value == null) {
            return null;
        }
        var number = value.getInteger();
        value.consume();
        return number;
    }

    @Nullable Boolean flag() {
        var value = value();
        if (value == null) {
            return null;
        }
        var flag = value.getBoolean();
        value.consume();
        return flag;
    }

    byte @Nullable [] bytes() {
        var value = binary();
        return value == null ? null : value.getBytes();
    }

    @Nullable String text() {
        var value = bytes();
        if (value == null) {
            return null;
        }
        var hash = Arrays.hashCode(value);
        var place = (hash ^ hash >>> 16) & PLACES - 1;
        var known = texts[place];
        if (known == null || !Arrays.equals(bytes[place], value)) {
            known = new String(value, StandardCharsets.UTF_8);
            bytes[place] = value;
            texts[place] = known;
        }
        return known;
    }

    @Nullable UUID id() {
        var text = text();
        if (text == null) {
            return null;
        }
        if (id == null || !text.equals(idText)) {
            idText = text;
            id = UUID.fromString(text);
        }
        return id;
    }

    /// Puts the value into a column of another file as it is.
    ///
    /// @param defined the definition level of values there
    void copyTo(ColumnWriter target, int defined) {
        var value = value();
        if (value == null) {
            target.writeNull(0, EventFile.ABSENT);
            return;
        }
        switch (value.getDescriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case INT64 -> target.write(value.getLong(), 0, defined);
            case INT32 -> target.write(value.getInteger(), 0, defined);
            case BOOLEAN -> target.write(value.getBoolean(), 0, defined);
            case BINARY, FIXED_LEN_BYTE_ARRAY -> target.write(value.getBinary(), 0, defined);
            case INT96, FLOAT, DOUBLE -> throw new IllegalStateException("the lake has no column of this type");
        }
        value.consume();
    }

    private @Nullable Binary binary() {
        var value = value();
        if (value == null) {
            return null;
        }
        var binary = value.getBinary();
        value.consume();
        return binary;
    }

    /// The reader at a value; null, and behind it, where the row has none.
    private @Nullable ColumnReader value() {
        if (reader != null && reader.getCurrentDefinitionLevel() < present) {
            reader.consume();
            return null;
        }
        return reader;
    }
}
