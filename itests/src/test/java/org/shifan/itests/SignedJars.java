// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Keys and signatures as people make them: by keytool and jarsigner of the JDK. */
final class SignedJars {
    private static final String PASSWORD = "for-tests-only";

    private final Path folder;

    SignedJars(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** @param from as keytool's {@code -startdate} has it, such as {@code -10d} */
    void key(String name, String from, int days) throws Exception {
        String genkey = "-genkeypair -keyalg EC -groupname secp256r1 -dname CN=" + name + " -startdate " + from
                + " -validity " + days;
        run("keytool", (genkey + " -alias " + name).split(" "));
    }

    /** Puts the key into a trust store. */
    void trust(Path store, String name, String settings) throws Exception {
        Files.createDirectories(store);
        String file = store.resolve(name + ".cer").toString();
        run("keytool", "-exportcert", "-rfc", "-alias", name, "-file", file);
        Files.writeString(store.resolve(name + ".properties"), settings);
    }

    byte[] sign(byte[] jar, String name) throws Exception {
        Path file = Files.write(folder.resolve("signed.jar"), jar);
        run("jarsigner", file.toString(), name);
        return Files.readAllBytes(file);
    }

    private void run(String tool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString(), "-storepass", PASSWORD));
        if (tool.equals("keytool")) {
            // keytool wants its command first.
            command.add(1, arguments[0]);
            command.addAll(List.of(arguments).subList(1, arguments.length));
        } else {
            command.addAll(List.of(arguments));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(command + ": " + said);
        }
    }

    /** The name of a class in a jar. */
    static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    /** The jar with a class of these tests in it. */
    static byte[] with(byte[] jar, Class<?> type) throws IOException {
        try (InputStream code = SignedJars.class.getClassLoader().getResourceAsStream(file(type))) {
            return with(jar, file(type), code.readAllBytes());
        }
    }

    /** An archive with nothing in it. */
    static byte[] empty() throws IOException {
        return zip(Map.of());
    }

    /** The same archive with a file changed or added. */
    static byte[] with(byte[] jar, String name, byte[] content) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        files.put(name, content);
        return zip(files);
    }

    /** A KAR of one feature with all the bundles. */
    static byte[] kar(String feature, Map<String, byte[]> jars) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        StringBuilder bundles = new StringBuilder();
        jars.forEach((name, jar) -> {
            bundles.append("<bundle>mvn:shifan.test/").append(name).append("/1</bundle>");
            files.put("repository/shifan/test/" + name + "/1/" + name + "-1.jar", jar);
        });
        String features = "<features name=\"" + feature + "\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
                + "<feature name=\"" + feature + "\" version=\"1\">" + bundles + "</feature></features>";
        files.put(
                "repository/shifan/test/" + feature + "/1/" + feature + "-1-features.xml",
                features.getBytes(StandardCharsets.UTF_8));
        return zip(files);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
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
}
