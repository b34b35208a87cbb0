// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.tools.ToolProvider;

import org.shifan.api.criteria.CriteriaBundle;

import static org.junit.Assert.assertEquals;

/** A Maven module as a developer has it open: what was compiled, and a document in the sources. */
final class DevelopersFolder {
    private static final String CLASS = "OwnShare";

    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="ningbo.half">
              <implementation class="own.OwnShare"/>
              <service><provide interface="org.shifan.api.criteria.ScoringFunction"/></service>
              <property name="shifan.scoring.function.name" value="ningbo.half"/>
            </scr:component>
            """;

    private static final String SOURCE = """
            package own;

            import java.math.BigDecimal;
            import org.shifan.api.criteria.*;
            import org.shifan.api.text.Text;

            public final class OwnShare implements ScoringFunction {
                @Override
                public ScoringShare score(ScoringInput input) {
                    return new ScoringShare(new BigDecimal("%s"), Text.same("own"));
                }
            }
            """;

    private final Path folder;
    private final Path api;
    private final Path classes;

    /** @param api the jar to compile against */
    DevelopersFolder(Path folder, Path api) throws IOException {
        this.folder = folder;
        this.api = api;
        this.classes = folder.resolve("target/classes");
        Files.createDirectories(folder.resolve("source"));
        byte[] jar = new CriteriaJar(
                        "ningbo-written", "1.0.0", CriteriaJar.custom("1.0.0").document())
                .bytes(Map.of(
                        "Import-Package",
                        "org.shifan.api.criteria, org.shifan.api.text",
                        "Service-Component",
                        "OSGI-INF/own.xml"));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                write(entry.getName(), zip.readAllBytes());
            }
        }
        write("OSGI-INF/own.xml", COMPONENT.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    Path path() {
        return folder;
    }

    /** Saves the document; the item's full points are 10 and the total is what the class gives of them. */
    void save(String pass) throws IOException {
        Path file = folder.resolve("src/main/resources").resolve(CriteriaBundle.DOCUMENT);
        Files.createDirectories(file.getParent());
        Files.writeString(file, CriteriaJar.custom("1.0.0").document().replaceFirst("(?m)^pass: .*", "pass: " + pass));
    }

    /** Compiles the function so that it gives this share of the full points. */
    void compile(String share) throws IOException {
        Path source = folder.resolve("source").resolve(CLASS + ".java");
        Files.writeString(source, SOURCE.formatted(share));
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-classpath",
                                api.toString(),
                                "-d",
                                classes.toString(),
                                source.toString()));
    }
}
