// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarFile;

import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.code.BureauCode;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.trust.Claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.trust.Keys.bundle;
import static org.shifan.trust.Keys.with;

/** What somebody may try with a signed bundle, and the reason code by which each is refused. */
public class SignatureAttacksTest {
    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final Instant NOW = Instant.now();
    private static Keys keys;
    private static Path store;
    private static byte[] genuine;

    @BeforeClass
    public static void keysOfTwoBureausAndAStranger() throws Exception {
        Path folder = FOLDER.getRoot().toPath();
        keys = new Keys(folder)
                .make("jiangsu", -10, 365)
                .make("guangdong", -10, 365)
                .make("old", -800, 365)
                .make("lost", -10, 365)
                .make("stranger", -10, 365);
        store = folder.resolve("trust");
        keys.trust(store, "jiangsu", "authority = jiangsu\n");
        keys.trust(store, "guangdong", "authority = guangdong\n");
        keys.trust(store, "old", "authority = jiangsu\n");
        keys.trust(store, "lost", "authority = jiangsu\nrevoked-on = 2020-01-01\nwhy = laptop stolen / 笔记本失窃\n");
        genuine = keys.sign(bundle(Map.of()), "jiangsu");
    }

    @Test
    public void theStoreIsSound() {
        assertThat(TrustStore.read(store).problems()).isEmpty();
        assertThat(TrustStore.read(store).keys()).hasSize(4);
    }

    @Test
    public void whatTheAuthoritysKeySignedIsGenuineAndTheReceiptNamesTheKey() throws Exception {
        assertThat(flaw(genuine, NOW)).isNull();
        assertThat(signature(genuine, NOW).signer()).matches("jiangsu \\([0-9a-f]{16}\\)");
        byte[] saysSo = keys.sign(bundle(Map.of("Shifan-Authority", "jiangsu")), "jiangsu");
        assertThat(flaw(saysSo, NOW)).isNull();
    }

    @Test
    public void unsigned() throws Exception {
        assertRefused(bundle(Map.of()), "trust.unsigned", "jarsigner");
    }

    @Test
    public void theSignatureTakenOff() throws Exception {
        byte[] bare = with(with(genuine, "META-INF/JIANGSU.EC", null), "META-INF/JIANGSU.SF", null);
        assertRefused(bare, "trust.unsigned", "jarsigner");
    }

    @Test
    public void alteredClass() throws Exception {
        assertRefused(
                with(genuine, "org/example/Curve.class", "another class"),
                "trust.altered.class",
                "org/example/Curve.class");
    }

    @Test
    public void alteredResource() throws Exception {
        assertRefused(
                with(genuine, "SHIFAN-INF/criteria.yaml", "id: other"),
                "trust.altered.resource",
                "SHIFAN-INF/criteria.yaml");
    }

    @Test
    public void alteredManifest() throws Exception {
        String manifest = new String(Keys.files(genuine).get("META-INF/MANIFEST.MF"), StandardCharsets.UTF_8);
        String version = manifest.replace("org.example.jiangsu", "org.example.another");
        assertRefused(with(genuine, "META-INF/MANIFEST.MF", version), "trust.altered.manifest", "META-INF/");
    }

    @Test
    public void alteredSignatureFile() throws Exception {
        String signed = new String(Keys.files(genuine).get("META-INF/JIANGSU.SF"), StandardCharsets.UTF_8);
        assertRefused(
                with(genuine, "META-INF/JIANGSU.SF", signed + "\nX: y\n"), "trust.signature.broken", "JIANGSU.EC");
    }

    @Test
    public void addedClass() throws Exception {
        assertRefused(with(genuine, "org/example/More.class", "x"), "trust.added", "org/example/More.class");
    }

    @Test
    public void addedFileInMetaInf() throws Exception {
        assertRefused(with(genuine, "META-INF/services/x", "x"), "trust.added", "META-INF/services/x");
        assertRefused(with(genuine, "META-INF/SIG-x", "x"), "trust.added", "META-INF/SIG-x");
        assertRefused(with(genuine, "META-INF/OTHER.SF", "x"), "trust.added", "META-INF/OTHER.SF");
    }

    @Test
    public void addedFileThatTheManifestListsToo() throws Exception {
        String manifest = new String(Keys.files(genuine).get("META-INF/MANIFEST.MF"), StandardCharsets.UTF_8);
        byte[] listed = with(
                genuine,
                "META-INF/MANIFEST.MF",
                manifest + "Name: more.txt\r\nSHA-256-Digest: LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=\r\n\r\n");
        assertRefused(with(listed, "more.txt", "x"), "trust.added", "more.txt");
    }

    @Test
    public void removedFile() throws Exception {
        assertRefused(with(genuine, "org/example/Curve.class", null), "trust.removed", "org/example/Curve.class");
    }

    @Test
    public void partsSignedByDifferentKeys() throws Exception {
        byte[] more = keys.sign(with(genuine, "more.txt", "x"), "guangdong");
        // Guangdong signed all of it, so it is Guangdong's and not Jiangsu's.
        assertRefused(more, "trust.authority.other", "guangdong");
    }

    @Test
    public void partsOfWhichEachHasAnotherSigner() throws Exception {
        String document = "SHIFAN-INF/criteria.yaml";
        byte[] code = keys.sign(with(bundle(Map.of()), document, null), "jiangsu");
        Map<String, byte[]> words =
                Keys.files(keys.sign(with(bundle(Map.of()), "org/example/Curve.class", null), "guangdong"));
        Map<String, byte[]> both = new LinkedHashMap<>(Keys.files(code));
        words.forEach(both::putIfAbsent);
        String listed = new String(words.get(JarFile.MANIFEST_NAME), StandardCharsets.UTF_8);
        String more = listed.substring(listed.indexOf("Name: " + document)).split("(?<=\r\n\r\n)")[0];
        both.put(
                JarFile.MANIFEST_NAME,
                (new String(both.get(JarFile.MANIFEST_NAME), StandardCharsets.UTF_8) + more)
                        .getBytes(StandardCharsets.UTF_8));
        assertRefused(Keys.zip(both), "trust.signature.parts", "JIANGSU.EC");
    }

    @Test
    public void twoFilesOfOneName() throws Exception {
        // A writer refuses to write the second, so it gets a name of the same length first.
        byte[] jar = with(genuine, "SHIFAN-INF/criteria.yamk", "id: other");
        String text = new String(jar, StandardCharsets.ISO_8859_1).replace("criteria.yamk", "criteria.yaml");
        assertThatThrownBy(() -> Contents.of("two.jar", text.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("trust.twice"));
    }

    @Test
    public void anArchiveThatUnpacksToMoreThanAnyCriteriaNeed() throws Exception {
        byte[] jar = with(genuine, "zeros", "\0".repeat(33 << 20));
        assertThat(jar.length).as("packed").isLessThan(1 << 20);
        assertThatThrownBy(() -> Contents.of("large.jar", jar))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("trust.too-large"));
    }

    @Test
    public void unknownKey() throws Exception {
        assertRefused(keys.sign(bundle(Map.of()), "stranger"), "trust.key.unknown", "CN=stranger");
    }

    @Test
    public void expiredKey() throws Exception {
        byte[] signed = keys.sign(bundle(Map.of()), "old");
        assertRefused(signed, "trust.key.expired", "old");
        // What came while the key was valid stays good.
        assertThat(flaw(signed, NOW.minus(Duration.ofDays(700)))).isNull();
        assertThat(flaw(signed, NOW.minus(Duration.ofDays(900))).key()).isEqualTo("trust.key.early");
    }

    @Test
    public void revokedKeyWhateverTheDayOnWhichItCame() throws Exception {
        byte[] signed = keys.sign(bundle(Map.of()), "lost");
        assertRefused(signed, "trust.key.revoked", "laptop stolen / 笔记本失窃");
        assertThat(flaw(signed, NOW.minus(Duration.ofDays(1))).key()).isEqualTo("trust.key.revoked");
    }

    @Test
    public void anotherAuthoritysSet() throws Exception {
        assertRefused(keys.sign(bundle(Map.of()), "guangdong"), "trust.authority.other", "jiangsu");
    }

    @Test
    public void authorityClaimedInTheManifestAndNotInTheKey() throws Exception {
        byte[] signed = keys.sign(bundle(Map.of("Shifan-Authority", "aqsiq")), "jiangsu");
        assertRefused(signed, "trust.authority.manifest", "aqsiq");
    }

    @Test
    public void anOlderVersionThatComesAgain() throws Exception {
        Instant accepted = NOW.minusSeconds(60);
        Claim older = claim("2.0.0", accepted);
        assertThat(signature(genuine, NOW).flawOf(older, NOW).key()).isEqualTo("trust.version.replayed");
        // One that was here before the newer one came stays, as it was.
        assertThat(signature(genuine, NOW).flawOf(older, accepted.minusSeconds(1)))
                .isNull();
    }

    @Test
    public void whatTwoKeysSignedIsGoodByTheOneThatCounts() throws Exception {
        byte[] both = keys.sign(keys.sign(bundle(Map.of()), "jiangsu"), "stranger");
        assertThat(flaw(both, NOW)).isNull();
    }

    private static void assertRefused(byte[] jar, String code, String names) {
        Message flaw = flaw(jar, NOW);
        assertThat(flaw).isNotNull();
        assertThat(flaw.key()).isEqualTo(code);
        assertThat(flaw.in(Language.EN)).contains(names);
        assertThat(flaw.in(Language.ZH)).isNotBlank().doesNotContain("{");
        assertThat(signature(jar, NOW).flawOf(claim(null, null), NOW)).isEqualTo(flaw);
    }

    private static Message flaw(byte[] jar, Instant arrived) {
        return signature(jar, arrived).flawOf(claim(null, null), arrived);
    }

    private static Signature signature(byte[] jar, Instant arrived) {
        return Signature.of(SealReader.read(Contents.of("test.jar", jar)), TrustStore.read(store), arrived, NOW);
    }

    private static Claim claim(String newest, Instant since) {
        return new Claim(
                1, "org.example.jiangsu 1.0.0", "jiangsu-zone", BureauCode.of("jiangsu"), "1.0.0", newest, since);
    }
}
