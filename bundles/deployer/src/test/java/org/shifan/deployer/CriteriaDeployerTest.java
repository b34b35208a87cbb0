// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import static org.assertj.core.api.Assertions.assertThat;

public class CriteriaDeployerTest {

    private static final String DOCUMENT = "# 标准\nformat: shifan-criteria/1\nid: x\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aYamlFileThatSaysItIsCriteriaIsTaken() throws IOException {
        assertThat(takes("a.yaml", DOCUMENT)).isTrue();
        assertThat(takes("b.YML", DOCUMENT)).isTrue();
        assertThat(takes("c.yaml", "\uFEFF" + DOCUMENT)).isTrue();
        assertThat(takes("d.yaml", "{\"format\": \"shifan-criteria/1\", \"id\": \"x\"}"))
                .isTrue();
    }

    @Test
    public void aWrongEncodingIsTakenSoThatItIsSaid() throws IOException {
        assertThat(takes("a.yaml", DOCUMENT.getBytes(Charset.forName("GBK")))).isTrue();
        assertThat(takes("b.yaml", DOCUMENT.getBytes(StandardCharsets.UTF_16))).isTrue();
    }

    @Test
    public void otherFilesAreLeftToOthers() throws IOException {
        assertThat(takes("a.yaml", "format: openapi\n")).isFalse();
        assertThat(takes("b.yaml", "# format: shifan-criteria/1\n")).isFalse();
        assertThat(takes("c.xml", DOCUMENT)).isFalse();
        assertThat(takes(".hidden.yaml", DOCUMENT)).isFalse();
        assertThat(takes("e.yaml~", DOCUMENT)).isFalse();
        assertThat(takes("empty.yaml", "")).isFalse();
        assertThat(deployer(new Installed()).canHandle(new File(folder.getRoot(), "absent.yaml")))
                .isFalse();
        assertThat(deployer(new Installed()).canHandle(folder.newFolder("folder.yaml")))
                .isFalse();
    }

    @Test
    public void aFileThatIsABundleAlreadyStaysOneWhateverBecomesOfItsText() throws IOException {
        File file = file("宁波 1.yaml", "".getBytes(StandardCharsets.UTF_8));
        String location = "shifan-criteria:" + file.toURI().toURL().toExternalForm();
        assertThat(deployer(new Installed().with(location, "shifan.criteria.x", "1.0.0"))
                        .canHandle(file))
                .isTrue();
    }

    @Test
    public void aCriteriaSheetIsTaken() throws IOException {
        byte[] sheet = Sheets.criteria("fujian-zone-provincial", "1.0.0");
        assertThat(takes("福建.xlsx", sheet)).isTrue();
        assertThat(takes("b.XLSX", sheet)).isTrue();
    }

    @Test
    public void whatExcelLaysBesideAnOpenWorkbookIsNot() throws IOException {
        byte[] sheet = Sheets.criteria("fujian-zone-provincial", "1.0.0");
        assertThat(takes("~$福建.xlsx", sheet)).isFalse();
        assertThat(takes(".福建.xlsx.part", sheet)).isFalse();
    }

    @Test
    public void otherWorkbooksAreLeftToOthers() throws IOException {
        assertThat(takes("出口.xlsx", Sheets.of("Sheet1", new Object[] {"year", "value"})))
                .isFalse();
        assertThat(takes("text.xlsx", DOCUMENT)).isFalse();
    }

    @Test
    public void aSheetThatIsStillBeingCopiedWaits() throws IOException {
        byte[] sheet = Sheets.criteria("fujian-zone-provincial", "1.0.0");
        CriteriaDeployer deployer = deployer(new Installed());
        for (int length = 0; length < sheet.length; length += 97) {
            assertThat(deployer.canHandle(file("福建.xlsx", Arrays.copyOf(sheet, length))))
                    .isFalse();
        }
        assertThat(deployer.canHandle(file("福建.xlsx", sheet))).isTrue();
    }

    private boolean takes(String name, String text) throws IOException {
        return takes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean takes(String name, byte[] bytes) throws IOException {
        return deployer(new Installed()).canHandle(file(name, bytes));
    }

    private File file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.getRoot().toPath().resolve(name), bytes).toFile();
    }

    private static CriteriaDeployer deployer(Installed installed) {
        return new CriteriaDeployer(installed.context(), new CriteriaUrlHandler(installed.context()));
    }
}
