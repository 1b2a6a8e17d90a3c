package dev.nn.adapters.cli.bootstrap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;

/** Changes a model file's header and makes its checksum right again, as somebody with a purpose would. */
final class ResealedModel {

    private static final String ZEROS = "0".repeat(64);

    private ResealedModel() {}

    static void replace(Path model, String regex, String instead) throws IOException {
        byte[] bytes = Files.readAllBytes(model);
        int length = Math.toIntExact(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
        String changed = header.replaceFirst(
                regex.replace("'", "\\\\\""), Matcher.quoteReplacement(instead.replace("'", "\\\"")));
        if (changed.equals(header)) {
            throw new IllegalArgumentException("'" + regex + "' is not in " + header);
        }
        String blank = changed.replaceFirst("sha256\":\"[0-9a-f]{64}", "sha256\":\"" + ZEROS);
        String hash = sha256(file(blank, Arrays.copyOfRange(bytes, 8 + length, bytes.length)));
        Files.write(model, file(blank.replace(ZEROS, hash), Arrays.copyOfRange(bytes, 8 + length, bytes.length)));
    }

    private static byte[] file(String header, byte[] tensors) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + tensors.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(tensors)
                .array();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
