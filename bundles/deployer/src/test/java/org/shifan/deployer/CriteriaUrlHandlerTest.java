// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class CriteriaUrlHandlerTest {

    private static final String NAME = "shifan.criteria.ningbo-zone-provincial";
    private static final String DOCUMENT =
            "format: shifan-criteria/1\nid: ningbo-zone-provincial\nauthority: ningbo\nversion: 1.0.0\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;
    private String location;

    @Before
    public void place() throws IOException {
        file = folder.getRoot().toPath().resolve("宁波 100%#1.yaml");
        location = "shifan-criteria:" + file.toUri().toURL().toExternalForm();
    }

    @Test
    public void theAddressOfADocumentIsItsBundle() throws IOException {
        Files.writeString(file, DOCUMENT);
        CriteriaUrlHandler handler = new CriteriaUrlHandler(new Installed().context());
        byte[] expected = CriteriaArchives.bundle(
                Heading.of(DOCUMENT.getBytes(StandardCharsets.UTF_8)), DOCUMENT.getBytes(StandardCharsets.UTF_8));
        assertThat(handler.bundle(location)).isEqualTo(expected);
        URL anyAddress = file.toUri().toURL();
        assertThat(handler.openConnection(anyAddress).getURL()).isEqualTo(anyAddress);
    }

    @Test
    public void aNewDocumentWithoutReadableIdIsNamedAfterItsFileAndGoesTheWayOfAllDocuments() throws IOException {
        byte[] rubbish = "format: shifan-criteria/1\nid: [\n".getBytes(StandardCharsets.UTF_8);
        Files.write(file, rubbish);
        byte[] bundle = new CriteriaUrlHandler(new Installed().context()).bundle(location);
        assertThat(manifest(bundle).getValue("Bundle-SymbolicName"))
                .matches("shifan\\.criteria\\.unreadable\\.[A-Za-z0-9-]+");
        assertThat(manifest(bundle).getValue("Bundle-Version")).isEqualTo("0.0.0");
        assertThat(CriteriaArchivesTest.content(bundle).get("SHIFAN-INF/criteria.yaml"))
                .isEqualTo(rubbish);
    }

    @Test
    public void aBundleWhoseDocumentBecomesUnreadableKeepsItsName() throws IOException {
        Files.writeString(file, "\u0000");
        Installed installed = new Installed().with(location, NAME, "1.0.0");
        byte[] bundle = new CriteriaUrlHandler(installed.context()).bundle(location);
        assertThat(manifest(bundle).getValue("Bundle-SymbolicName")).isEqualTo(NAME);
    }

    @Test
    public void theSameVersionFromASecondFileIsRefusedAndBothAreNamed() throws IOException {
        Files.writeString(file, DOCUMENT);
        Installed installed = new Installed().with("shifan-criteria:file:/deploy/first.yaml", NAME, "1.0.0");
        assertThatThrownBy(() -> new CriteriaUrlHandler(installed.context()).bundle(location))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("first.yaml")
                .hasMessageContaining("bundle 100")
                .hasMessageContaining("1.0.0");
    }

    @Test
    public void itsOwnBundleAndOtherVersionsAreNoObstacle() throws IOException {
        Files.writeString(file, DOCUMENT);
        Installed installed = new Installed()
                .with(location, NAME, "1.0.0")
                .with("shifan-criteria:file:/deploy/next.yaml", NAME, "1.1.0");
        assertThat(new CriteriaUrlHandler(installed.context()).bundle(location)).isNotEmpty();
    }

    @Test
    public void ofASheetTheBundleHoldsTheWorkbookItself() throws IOException {
        byte[] sheet = Sheets.criteria("fujian-zone-provincial", "1.2.0");
        Files.write(file, sheet);
        byte[] bundle = new CriteriaUrlHandler(new Installed().context()).bundle(location);
        assertThat(manifest(bundle).getValue("Bundle-SymbolicName"))
                .isEqualTo("shifan.criteria.fujian-zone-provincial");
        assertThat(manifest(bundle).getValue("Bundle-Version")).isEqualTo("1.2.0");
        assertThat(manifest(bundle).getValue("Bundle-Vendor")).isEqualTo("fujian");
        assertThat(manifest(bundle).getValue("Shifan-Criteria")).isEqualTo("SHIFAN-INF/criteria.xlsx");
        assertThat(CriteriaArchivesTest.content(bundle).get("SHIFAN-INF/criteria.xlsx"))
                .isEqualTo(sheet);
    }

    @Test
    public void ofAFileThatIsTooLongOneByteMoreThanIsReadIsHandedOn() throws IOException {
        Files.write(file, new byte[Heading.MOST_BYTES + 1_000]);
        byte[] bundle = new CriteriaUrlHandler(new Installed().context()).bundle(location);
        assertThat(CriteriaArchivesTest.content(bundle).get("SHIFAN-INF/criteria.yaml"))
                .hasSize(Heading.MOST_BYTES + 1);
    }

    @Test
    public void aFileThatIsGoneIsAnErrorOfTheFile() {
        assertThatThrownBy(() -> new CriteriaUrlHandler(new Installed().context()).bundle(location))
                .isInstanceOf(IOException.class);
    }

    private static Attributes manifest(byte[] bundle) throws IOException {
        try (InputStream in = CriteriaArchivesTest.open(bundle)) {
            return ((JarInputStream) in).getManifest().getMainAttributes();
        }
    }
}
