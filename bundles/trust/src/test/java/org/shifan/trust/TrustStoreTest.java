// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.text.Message;

import static org.assertj.core.api.Assertions.assertThat;

/** What an administrator may get wrong in the folder of the keys: none of it makes a key count. */
public class TrustStoreTest {
    @ClassRule
    public static final TemporaryFolder MADE = new TemporaryFolder();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Path certificate;

    @BeforeClass
    public static void aCertificate() throws Exception {
        Path made = MADE.getRoot().toPath();
        new Keys(made).make("key", -10, 365).trust(made, "key", "");
        certificate = made.resolve("key.cer");
    }

    @Test
    public void everyMistakeYieldsNoKeyAndIsToldWithTheFile() throws Exception {
        assertMistake("", "store.authority");
        assertMistake("authority = Jiangsu!\n", "store.setting.wrong");
        assertMistake("authority = jiangsu\nvalid-to = 2030-01-01\n", "store.setting.unknown");
        assertMistake("authority = jiangsu\nto = 31.12.2030\n", "store.date");
        assertMistake("authority = jiangsu\nfrom = 2199-01-01\n", "store.period");
        assertMistake("authority = jiangsu\nrevoked-on = 2020-01-01\n", "store.why");
        assertMistake("authority = jiangsu\ncertificate = nowhere.cer\n", "store.certificate.absent");
        assertMistake("authority = jiangsu\ncertificate = a.properties\n", "store.certificate.unreadable");
    }

    @Test
    public void oneCertificateIsOneKey() throws Exception {
        Path store = store("authority = jiangsu\n");
        Files.writeString(store.resolve("b.properties"), "authority = guangdong\ncertificate = a.cer\n");
        TrustStore read = TrustStore.read(store);
        assertThat(read.keys()).extracting(k -> k.authority().value()).containsExactly("jiangsu");
        assertThat(read.problems()).extracting(Message::key).containsExactly("store.twice");
    }

    @Test
    public void theNarrowerPeriodOfSettingsAndCertificateCounts() throws Exception {
        TrustStore read = TrustStore.read(store("authority = jiangsu\nfrom = 2001-01-01\nto = 2099-01-01\n"));
        assertThat(read.problems()).isEmpty();
        assertThat(read.keys().get(0).valid().from().getYear()).isGreaterThan(2001);
        assertThat(read.keys().get(0).valid().to().getYear()).isLessThan(2099);
    }

    @Test
    public void theStampChangesWithEveryFile() throws Exception {
        Path store = store("authority = jiangsu\n");
        long before = TrustStore.stamp(store);
        assertThat(TrustStore.stamp(store)).isEqualTo(before);
        Files.writeString(store.resolve("a.properties"), "authority = guangdong\n");
        assertThat(TrustStore.stamp(store)).isNotEqualTo(before);
    }

    @Test
    public void aFolderThatIsNotThereHasNoKeys() {
        Path none = folder.getRoot().toPath().resolve("none");
        assertThat(TrustStore.read(none).keys()).isEmpty();
        assertThat(TrustStore.read(none).problems()).isEmpty();
        assertThat(TrustStore.stamp(none)).isZero();
    }

    private void assertMistake(String settings, String code) throws IOException {
        TrustStore read = TrustStore.read(store(settings));
        assertThat(read.keys()).as(settings).isEmpty();
        assertThat(read.problems()).as(settings).extracting(Message::key).isEqualTo(List.of(code));
        assertThat(read.problems().get(0).toString()).contains("a.properties");
    }

    private Path store(String settings) throws IOException {
        Path store = folder.newFolder().toPath();
        Files.copy(certificate, store.resolve("a.cer"));
        Files.writeString(store.resolve("a.properties"), settings);
        return store;
    }
}
