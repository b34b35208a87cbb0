// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import jdk.security.jarsigner.JarSigner;

/** Real keys, made by keytool as people make them, and archives that are signed with them. */
final class Keys {
    private static final String PASSWORD = "for-tests-only";

    private final Path folder;
    private final Path store;

    Keys(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("keys.p12");
    }

    /** @param from days from today on which it begins, negative in the past */
    Keys make(String name, int from, int days) throws Exception {
        run(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-startdate",
                (from < 0 ? "" : "+") + from + "d",
                "-validity",
                String.valueOf(days));
        return this;
    }

    /** Puts the key into a trust store, as an administrator does. */
    void trust(Path trustStore, String name, String settings) throws Exception {
        Files.createDirectories(trustStore);
        run(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-file",
                trustStore.resolve(name + ".cer").toString());
        Files.writeString(trustStore.resolve(name + ".properties"), settings);
    }

    private void run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", arguments) + ": " + said);
        }
    }

    /** The archive as jarsigner signs it. */
    byte[] sign(byte[] jar, String name) throws Exception {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        JarSigner signer = new JarSigner.Builder(
                        (PrivateKey) keys.getKey(name, PASSWORD.toCharArray()),
                        CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate(name))))
                // jarsigner takes the first eight letters, too.
                .signerName(name.substring(0, Math.min(8, name.length())))
                .build();
        Path unsigned = Files.write(folder.resolve("unsigned.jar"), jar);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(unsigned.toFile())) {
            signer.sign(zip, out);
        }
        return out.toByteArray();
    }

    X509Certificate certificate(String name) throws Exception {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return (X509Certificate) keys.getCertificate(name);
    }

    /** A criteria bundle with a class, a document and a file in META-INF that is no signature's. */
    static byte[] bundle(Map<String, String> headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-SymbolicName", "org.example.jiangsu");
        main.putValue("Shifan-Criteria", "SHIFAN-INF/criteria.yaml");
        headers.forEach(main::putValue);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        manifest.write(text);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(JarFile.MANIFEST_NAME, text.toByteArray());
        files.put("SHIFAN-INF/criteria.yaml", bytes("id: jiangsu-zone"));
        files.put("org/example/Curve.class", bytes("a class"));
        files.put("META-INF/notes.txt", bytes("a note"));
        return zip(files);
    }

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** The same with one file put in the place of another, added or, with null, taken out. */
    static byte[] with(byte[] jar, String name, String content) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(files(jar));
        if (content == null) {
            files.remove(name);
        } else {
            files.put(name, bytes(content));
        }
        return zip(files);
    }

    static Map<String, byte[]> files(byte[] jar) throws IOException {
        Map<String, byte[]> out = new TreeMap<>();
        try (InputStream in = new ByteArrayInputStream(jar);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                out.put(entry.getName(), zip.readAllBytes());
            }
        }
        return out;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
