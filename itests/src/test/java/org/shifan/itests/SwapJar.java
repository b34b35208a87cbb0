// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.shifan.api.criteria.CriteriaBundle;

/**
 * A criteria bundle with Java of its own whose total follows from its version alone.
 *
 * @param patch the last number of its version
 */
record SwapJar(int patch) {
    static final String NAME = "ningbo-swapped";
    static final String DIVISOR = "/divisor.txt";

    private static final BigDecimal VALUE = new BigDecimal(8);
    private static final String CLASS = "org/shifan/itests/NingboShare.class";

    String version() {
        return "7.0." + patch;
    }

    private int divisor() {
        return 10 + patch % 389;
    }

    /** What {@code ningbo.test.value}, which is 8, earns of 10 points. */
    BigDecimal total() {
        return VALUE.divide(new BigDecimal(divisor()), 6, RoundingMode.HALF_UP)
                .multiply(BigDecimal.TEN)
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** Of the document, whose every change is a change of a rule. */
    String documentVersion() {
        return "7." + patch + ".0";
    }

    /** That of a version that was seen on a receipt. */
    static SwapJar of(String version) {
        String[] parts = version.split("\\.");
        return new SwapJar(Integer.parseInt(parts[1].equals("0") ? parts[2] : parts[1]));
    }

    /** Writes the bundle; the file is there as a whole or not at all. */
    Path write(Path file) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            write(out);
        }
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes the document of a set of its own with the same total, without any Java; the file is there as a whole or not at all. */
    Path writeDocument(Path file) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(
                unfinished, CriteriaJar.reaching(documentVersion(), divisor()).document());
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void write(OutputStream out) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", NAME);
        main.putValue("Bundle-Version", version());
        main.putValue("Import-Package", "org.shifan.api.criteria, org.shifan.api.text");
        main.putValue("Service-Component", "OSGI-INF/share.xml");
        main.putValue(CriteriaBundle.HEADER, CriteriaBundle.DOCUMENT);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        entry(jar, CriteriaBundle.DOCUMENT, CriteriaJar.custom(version()).document());
        entry(jar, "OSGI-INF/share.xml", """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="ningbo.half">
                  <implementation class="org.shifan.itests.NingboShare"/>
                  <service><provide interface="org.shifan.api.criteria.ScoringFunction"/></service>
                  <property name="shifan.scoring.function.name" value="ningbo.half"/>
                </scr:component>
                """);
        entry(jar, DIVISOR.substring(1), String.valueOf(divisor()));
        jar.putNextEntry(new JarEntry(CLASS));
        try (InputStream code = SwapJar.class.getClassLoader().getResourceAsStream(CLASS)) {
            code.transferTo(jar);
        }
        jar.finish();
    }

    private static void entry(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
