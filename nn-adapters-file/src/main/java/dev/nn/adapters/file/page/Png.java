package dev.nn.adapters.file.page;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A greyscale PNG image (ISO/IEC 15948): 8 bits per pixel, no filter. */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int EIGHT_BITS = 8;

    private Png() {}

    /** Returns the image as a {@code data:} URL. */
    static String address(int width, int height, byte[] pixels) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes(width, height, pixels));
    }

    private static byte[] bytes(int width, int height, byte[] pixels) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        number(header, width);
        number(header, height);
        // Greyscale, deflate, one filter per line, not interlaced.
        header.writeBytes(new byte[] {EIGHT_BITS, 0, 0, 0, 0});
        chunk(png, "IHDR", header.toByteArray());
        byte[] lines = new byte[height * (width + 1)];
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, lines, y * (width + 1) + 1, width);
        }
        chunk(png, "IDAT", deflated(lines));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[4096];
        while (!deflater.finished()) {
            out.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String name, byte[] content) {
        number(png, content.length);
        ByteArrayOutputStream checked = new ByteArrayOutputStream();
        name.chars().forEach(checked::write);
        checked.writeBytes(content);
        CRC32 crc = new CRC32();
        crc.update(checked.toByteArray());
        png.writeBytes(checked.toByteArray());
        number(png, (int) crc.getValue());
    }

    private static void number(ByteArrayOutputStream out, int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
    }
}
