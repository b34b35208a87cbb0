// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.CodeSigner;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.shifan.api.text.Message;

import static org.shifan.trust.TrustMessages.M;

/**
 * Verifies the signatures of a JAR as {@code jarsigner} writes them. The work is the JDK's; what is added is that
 * <em>everything</em> has to be signed by one and the same key: the JDK takes a file that nobody signed for a file that
 * nobody signed, and says nothing of one that was taken away.
 *
 * <p>It is given the entries as the container serves them, and puts them together anew: two readers of one archive may
 * see different files in it (two of one name, a directory that differs from what it lists), and what counts is what the
 * container sees.
 */
final class SealReader {
    private static final String META = "META-INF/";
    /** The block of a signature, and the file that it signs. */
    private static final Pattern BLOCK = Pattern.compile("META-INF/[^/]+\\.(RSA|DSA|EC)");

    private SealReader() {}

    /** @param entries the files by path, without folders */
    static Seal read(Map<String, byte[]> entries) {
        byte[] manifestBytes = entries.get(JarFile.MANIFEST_NAME);
        Map<String, String> headers = new HashMap<>();
        if (manifestBytes == null) {
            return Seal.broken(headers, M.message("trust.unsigned"));
        }
        Manifest manifest;
        try {
            manifest = new Manifest(new ByteArrayInputStream(manifestBytes));
        } catch (IOException | IllegalArgumentException e) {
            return Seal.broken(headers, M.message("trust.altered.manifest", String.valueOf(e.getMessage())));
        }
        manifest.getMainAttributes().forEach((name, value) -> headers.put(name.toString(), value.toString()));
        Set<String> blocks =
                entries.keySet().stream().filter(SealReader::isBlock).collect(Collectors.toCollection(TreeSet::new));
        if (blocks.isEmpty()) {
            return Seal.broken(headers, M.message("trust.unsigned"));
        }
        Set<String> missing = new TreeSet<>(manifest.getEntries().keySet());
        missing.removeAll(entries.keySet());
        missing.removeIf(name -> name.endsWith("/"));
        if (!missing.isEmpty()) {
            return Seal.broken(headers, M.message("trust.removed", String.join(", ", missing)));
        }
        return verified(entries, blocks, headers);
    }

    private static Seal verified(Map<String, byte[]> entries, Set<String> blocks, Map<String, String> headers) {
        Set<String> signature = signatureFiles(entries, blocks);
        Map<String, Set<X509Certificate>> signers = new HashMap<>();
        String at = JarFile.MANIFEST_NAME;
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar(entries, signature)), true)) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                at = entry.getName();
                // Only what has been read to its end is verified.
                in.transferTo(OutputStream.nullOutputStream());
                signers.put(at, certificates(entry.getCodeSigners()));
            }
        } catch (SecurityException e) {
            return Seal.broken(headers, altered(at));
        } catch (IOException e) {
            return Seal.broken(headers, M.message("trust.altered.manifest", String.valueOf(e.getMessage())));
        }
        List<String> others = entries.keySet().stream()
                .filter(name -> !signature.contains(name))
                .sorted()
                .toList();
        if (others.stream()
                .allMatch(name -> signers.getOrDefault(name, Set.of()).isEmpty())) {
            // There is a block, and the JDK does not count it: it does not fit its file, or its algorithm is too weak.
            return Seal.broken(headers, M.message("trust.signature.broken", String.join(", ", blocks)));
        }
        Set<X509Certificate> all =
                new HashSet<>(signers.values().stream().flatMap(Set::stream).toList());
        List<String> added = new ArrayList<>();
        for (String name : others) {
            Set<X509Certificate> own = signers.getOrDefault(name, Set.of());
            if (own.isEmpty()) {
                added.add(name);
            }
            all.retainAll(own);
        }
        if (!added.isEmpty()) {
            return Seal.broken(headers, M.message("trust.added", String.join(", ", added)));
        }
        return all.isEmpty()
                ? Seal.broken(headers, M.message("trust.signature.parts", String.join(", ", blocks)))
                : new Seal(all, headers, null);
    }

    private static Message altered(String name) {
        if (name.toUpperCase(Locale.ROOT).startsWith(META)
                && (name.equals(JarFile.MANIFEST_NAME) || isBlock(name) || name.endsWith(".SF"))) {
            return M.message("trust.altered.manifest", name);
        }
        return M.message(name.endsWith(".class") ? "trust.altered.class" : "trust.altered.resource", name);
    }

    private static boolean isBlock(String name) {
        return BLOCK.matcher(name).matches();
    }

    /** Manifest, and each block with the file that it signs; anything else in {@code META-INF} has to be signed itself. */
    private static Set<String> signatureFiles(Map<String, byte[]> entries, Set<String> blocks) {
        Set<String> out = new HashSet<>();
        out.add(JarFile.MANIFEST_NAME);
        for (String block : blocks) {
            String signed = block.substring(0, block.lastIndexOf('.')) + ".SF";
            if (entries.containsKey(signed)) {
                out.add(signed);
                out.add(block);
            }
        }
        return out;
    }

    /** The manifest comes first, then the signatures: so the JDK knows them when it comes to the rest. */
    private static byte[] jar(Map<String, byte[]> entries, Set<String> signature) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Comparator<String> order = Comparator.comparing((String name) -> !name.equals(JarFile.MANIFEST_NAME))
                .thenComparing(name -> !signature.contains(name))
                .thenComparing(name -> isBlock(name))
                .thenComparing(Comparator.naturalOrder());
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            for (String name : entries.keySet().stream().sorted(order).toList()) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(entries.get(name));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Set<X509Certificate> certificates(CodeSigner[] signers) {
        Set<X509Certificate> out = new HashSet<>();
        if (signers != null) {
            for (CodeSigner signer : signers) {
                if (signer.getSignerCertPath().getCertificates().get(0) instanceof X509Certificate certificate) {
                    out.add(certificate);
                }
            }
        }
        return out;
    }
}
