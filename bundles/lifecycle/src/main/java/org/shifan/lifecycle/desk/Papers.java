// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import org.shifan.api.text.ShifanException;

import static org.shifan.lifecycle.LifecycleMessages.M;
import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** Reads a paper once and looks at what it really is. */
final class Papers {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LARGEST_MEBIBYTES = 20;
    private static final int LONGEST_NAME = 200;

    private Papers() {}

    /** A paper that was read. */
    record Read(byte[] content, Map<String, String> details) {}

    /**
     * Reads a file.
     *
     * @throws ShifanException {@code lifecycle.paper.unreadable}, {@code lifecycle.paper.name}, {@code
     *     lifecycle.paper.size}, {@code lifecycle.paper.type}
     */
    static Read read(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        // The name is shown and used again when the paper is written out: nothing in it may lead elsewhere.
        if (name.isBlank()
                || name.startsWith(".")
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(c -> c < ' ' || c == 127 || "/\\:*?\"<>|".indexOf(c) >= 0)) {
            throw refuse("lifecycle.paper.name", name, LONGEST_NAME);
        }
        PaperType type =
                PaperType.named(name).orElseThrow(() -> refuse("lifecycle.paper.ending", name, PaperType.endings()));
        byte[] content = bytes(file, name);
        if (!type.is(content)) {
            throw refuse("lifecycle.paper.type", name, type.media());
        }
        return new Read(
                content,
                Map.of(
                        CaseFile.FILE,
                        name,
                        CaseFile.TYPE,
                        type.media(),
                        CaseFile.SIZE,
                        Integer.toString(content.length),
                        CaseFile.DIGEST,
                        digest(content)));
    }

    private static byte[] bytes(Path file, String name) {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(LARGEST_MEBIBYTES * MEBIBYTE + 1);
        } catch (IOException e) {
            throw new ShifanException(M.message("lifecycle.paper.unreadable", name), e);
        }
        if (content.length == 0 || content.length > LARGEST_MEBIBYTES * MEBIBYTE) {
            throw refuse("lifecycle.paper.size", name, LARGEST_MEBIBYTES);
        }
        return content;
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
