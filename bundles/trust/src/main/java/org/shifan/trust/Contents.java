// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.osgi.framework.Bundle;

import org.shifan.api.text.ShifanException;

import static org.shifan.trust.TrustMessages.M;

/** The files of a bundle or an archive, by path. Folders are none. */
final class Contents {
    /** A criteria bundle has a tenth of a megabyte; more than this is not read into memory. */
    static final int MOST_BYTES = 32 * 1024 * 1024;

    private final Map<String, byte[]> files = new TreeMap<>();
    private final String name;
    private int left = MOST_BYTES;

    private Contents(String name) {
        this.name = name;
    }

    /**
     * As the container serves them: without those of fragments, and without resolving the bundle.
     *
     * @throws ShifanException {@code trust.too-large}
     */
    static Map<String, byte[]> of(Bundle bundle) throws IOException {
        Contents out = new Contents(bundle.getSymbolicName() + " " + bundle.getVersion());
        out.folder(bundle, "");
        return out.files;
    }

    private void folder(Bundle bundle, String path) throws IOException {
        Enumeration<String> paths = bundle.getEntryPaths(path);
        while (paths != null && paths.hasMoreElements()) {
            String next = paths.nextElement();
            if (next.endsWith("/")) {
                folder(bundle, next);
            } else {
                URL entry = bundle.getEntry(next);
                if (entry == null) {
                    throw new IOException(next);
                }
                try (InputStream in = entry.openStream()) {
                    files.put(next, read(in));
                }
            }
        }
    }

    /**
     * Of an archive that is not installed.
     *
     * @throws ShifanException {@code trust.too-large}, {@code trust.twice} or {@code trust.archive}
     */
    static Map<String, byte[]> of(String name, byte[] archive) {
        Contents out = new Contents(name);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory() && out.files.put(entry.getName(), out.read(zip)) != null) {
                    throw new ShifanException(M.message("trust.twice", name, entry.getName()));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ShifanException(M.message("trust.archive", name), e);
        }
        if (out.files.isEmpty()) {
            throw new ShifanException(M.message("trust.archive", name));
        }
        return out.files;
    }

    private byte[] read(InputStream in) throws IOException {
        byte[] out = in.readNBytes(left + 1);
        if (out.length > left) {
            throw new ShifanException(M.message("trust.too-large", name, MOST_BYTES >> 20));
        }
        left -= out.length;
        return out;
    }
}
