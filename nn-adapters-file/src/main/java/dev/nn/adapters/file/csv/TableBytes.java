package dev.nn.adapters.file.csv;

import dev.nn.adapters.file.disk.RegularFile;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a table file, decompressed if they are gzip. The first bytes reveal a file that is
 * not text.
 */
final class TableBytes implements Closeable {

    /** The number of bytes to examine, which includes the name of a ZIP file's first entry. */
    private static final int FIRST = 128;

    private static final String ZIP = "504b0304";
    private static final String NPY = "2e6e7079";
    private static final String GZIP = "1f8b";

    /** Messages about unsupported file types, keyed by their first bytes in hexadecimal. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(ZIP, "is a spreadsheet (.xlsx) or another ZIP file; save the sheet as CSV");
        KINDS.put("d0cf11e0", "is a spreadsheet in the old format (.xls); save the sheet as CSV");
        KINDS.put("50415231", "is a Parquet file; save it as CSV");
        KINDS.put("4f5243", "is an ORC file; save it as CSV");
        KINDS.put("425a68", "is compressed with bzip2; decompress it, or compress it with gzip");
        KINDS.put("fd377a585a", "is compressed with xz; decompress it, or compress it with gzip");
        KINDS.put("28b52ffd", "is compressed with zstd; decompress it, or compress it with gzip");
        KINDS.put("377abcaf", "is a 7z archive; unpack it");
        KINDS.put("89504e47", "is an image (PNG)");
        KINDS.put("ffd8ff", "is an image (JPEG)");
        KINDS.put("25504446", "is a PDF file");
        KINDS.put("894844460d0a", "is an HDF5 file; save its array as NPY");
        KINDS.put("53514c69746520", "is an SQLite database; save its table as CSV");
    }

    private final InputStream bytes;
    private final InputStream text;
    private final String start;

    private TableBytes(InputStream bytes, InputStream text, String start) {
        this.bytes = bytes;
        this.text = text;
        this.start = start;
    }

    /** Opens a file; all its raw bytes go through the digest. */
    static TableBytes open(Path file, MessageDigest hash) throws IOException {
        InputStream bytes = new BufferedInputStream(new DigestInputStream(RegularFile.open(file), hash), 1 << 16);
        try {
            bytes.mark(FIRST);
            String start = HexFormat.of().formatHex(bytes.readNBytes(FIRST));
            bytes.reset();
            return new TableBytes(bytes, start.startsWith(GZIP) ? new GZIPInputStream(bytes, 1 << 16) : bytes, start);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** Returns whether the file is known not to be text, and adds a problem that names its type. */
    boolean refused(String source, Problems problems) {
        if (start.startsWith(ZIP) && start.contains(NPY)) {
            problems.add(
                    Position.of(source),
                    "",
                    "is an NPZ file; read it with data.npz in an experiment, or save its feature array as NPY:"
                            + " numpy.save('x.npy', numpy.load('"
                            + Path.of(source).getFileName() + "')['x'])");
            return true;
        }
        for (Map.Entry<String, String> kind : KINDS.entrySet()) {
            if (start.startsWith(kind.getKey())) {
                problems.add(Position.of(source), "", kind.getValue());
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the decompressed bytes. Closing the stream leaves the file open, so that the rest can
     * be read.
     */
    InputStream text() {
        return new FilterInputStream(text) {
            @Override
            public void close() {
                // Closed with the file.
            }
        };
    }

    /** Reads the remaining bytes, so that the digest covers the whole file. */
    void readToTheEnd() throws IOException {
        bytes.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
