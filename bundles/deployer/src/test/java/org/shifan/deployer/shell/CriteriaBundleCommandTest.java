// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.karaf.shell.support.CommandException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.deployer.CriteriaArchives;
import org.shifan.deployer.Heading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A bundle or a KAR is made of a document that would be accepted, whole or not at all. */
public class CriteriaBundleCommandTest {
    private static final byte[] DOCUMENT = """
            format: shifan-criteria/1
            id: ningbo-zone-provincial
            authority: ningbo
            version: 1.2.3
            title: {zh: 宁波, en: Ningbo}
            """.getBytes(StandardCharsets.UTF_8);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final CriteriaBundleCommand command = new CriteriaBundleCommand();
    private List<Problem> problems = List.of();
    private boolean isRegistryThere = true;
    private int held;
    private Path document;

    @Before
    public void aDocument() throws IOException {
        document = Files.write(folder.getRoot().toPath().resolve("ningbo.yaml"), DOCUMENT);
        command.file = document.toString();
        command.lang = "en";
        CriteriaRegistry registry = (CriteriaRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CriteriaRegistry.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("check");
                    assertThat((byte[]) arguments[1]).isEqualTo(Files.readAllBytes(Path.of((String) arguments[0])));
                    return problems;
                });
        Object reference = Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> null);
        command.context = (BundleContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getServiceReference" -> isRegistryThere ? reference : null;
                        case "getService" -> {
                            held++;
                            yield registry;
                        }
                        case "ungetService" -> {
                            held--;
                            yield true;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private String run() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            command.execute();
        } finally {
            System.setOut(before);
        }
        assertThat(held).as("services that are held on to").isZero();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private List<String> files(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> files() throws IOException {
        return files(folder.getRoot().toPath());
    }

    @Test
    public void aBundleIsMadeBesideTheDocumentAndItsPathPrinted() throws Exception {
        Path made = Path.of(run());
        assertThat(made).isEqualTo(document.resolveSibling("shifan.criteria.ningbo-zone-provincial-1.2.3.jar"));
        assertThat(made).hasBinaryContent(CriteriaArchives.bundle(Heading.of(DOCUMENT), DOCUMENT));
        assertThat(files()).containsExactly("ningbo.yaml", "shifan.criteria.ningbo-zone-provincial-1.2.3.jar");
    }

    @Test
    public void aKarIsMadeInAFolderThatIsMadeToo() throws Exception {
        command.kar = true;
        command.out = folder.getRoot().toPath().resolve("for/others").toString();
        Path made = Path.of(run());
        assertThat(made).hasBinaryContent(CriteriaArchives.kar(Heading.of(DOCUMENT), DOCUMENT));
        assertThat(files(made.getParent())).containsExactly("shifan.criteria.ningbo-zone-provincial-1.2.3.kar");
    }

    @Test
    public void whatIsThereUnderItsNameIsReplaced() throws Exception {
        Path old =
                Files.writeString(document.resolveSibling("shifan.criteria.ningbo-zone-provincial-1.2.3.jar"), "old");
        run();
        assertThat(old).hasBinaryContent(CriteriaArchives.bundle(Heading.of(DOCUMENT), DOCUMENT));
    }

    @Test
    public void whatWouldBeRefusedIsRefusedWithItsProblemsAndNothingIsMade() throws Exception {
        problems = List.of(new Problem(
                "ningbo.yaml",
                3,
                7,
                "total",
                new Message("test", new Text("总分不符", "the weights do not add up"), List.of())));
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(command::execute)
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("ningbo.yaml has 1 problems; no bundle was made");
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("ningbo.yaml:3:7", "the weights do not add up");
        assertThat(held).isZero();
        assertThat(files()).containsExactly("ningbo.yaml");
        command.unchecked = true;
        assertThat(run()).endsWith("shifan.criteria.ningbo-zone-provincial-1.2.3.jar");
    }

    @Test
    public void withoutTheRegistryItIsMadeUncheckedOnly() throws Exception {
        isRegistryThere = false;
        assertThatThrownBy(command::execute).hasMessageContaining("--unchecked");
        assertThat(files()).containsExactly("ningbo.yaml");
        command.unchecked = true;
        assertThat(run()).endsWith(".jar");
    }

    @Test
    public void aFileThatIsNotThereOrNoDocumentIsNamed() throws Exception {
        command.file = document.resolveSibling("nowhere.yaml").toString();
        assertThatThrownBy(command::execute)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("nowhere.yaml cannot be read");
        command.lang = "zh";
        assertThatThrownBy(command::execute)
                .hasMessageContaining("nowhere.yaml")
                .hasMessageContaining("无法");
        command.lang = "en";
        command.file = Files.writeString(document.resolveSibling("other.yaml"), "title: something\n")
                .toString();
        assertThatThrownBy(command::execute).hasMessageContaining("has no readable 'id' or 'version'");
        assertThat(files()).containsExactly("ningbo.yaml", "other.yaml");
    }

    @Test
    public void whereNothingCanBeWrittenIsNamed() throws Exception {
        command.out = document.toString();
        assertThatThrownBy(command::execute)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("shifan.criteria.ningbo-zone-provincial-1.2.3.jar cannot be written");
        assertThat(document).hasBinaryContent(DOCUMENT);
    }
}
