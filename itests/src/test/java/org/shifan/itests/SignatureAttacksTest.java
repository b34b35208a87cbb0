// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

/**
 * What somebody may try with signatures, on the three ways by which bundles come. Each attack comes out as a refusal with
 * its own reason code, and what was in force is in force afterwards.
 */
public class SignatureAttacksTest extends CriteriaOfNingbo {
    private static final String CLASS = SignedJars.file(NingboShare.class);

    private Path trustStore;
    private Path deploy;
    private SignedJars jars;
    private byte[] genuine;

    @Before
    public void signaturesAreRequiredAndAGenuineSetIsInForce() throws Exception {
        trustStore = Path.of(context.getProperty("karaf.etc"), "trust");
        deploy = Path.of(context.getProperty("karaf.base"), "deploy");
        jars = new SignedJars(file("keys"));
        if (!Files.exists(trustStore.resolve("ningbo.cer"))) {
            jars.key("ningbo", "-10d", 365);
            jars.key("xiamen", "-10d", 365);
            jars.key("old", "-800d", 365);
            jars.key("lost", "-10d", 365);
            jars.trust(trustStore, "ningbo", "authority = ningbo\n");
            jars.trust(trustStore, "xiamen", "authority = xiamen\n");
            jars.trust(trustStore, "old", "authority = ningbo\n");
            jars.trust(trustStore, "lost", "authority = ningbo\nrevoked-on = 2020-01-01\nwhy = laptop stolen\n");
        }
        policy("require");
        genuine = jars.sign(jar("ningbo-genuine", "1.1.0", ""), "ningbo");
        install("ningbo-genuine", genuine);
        awaitInForce("1.1.0");
    }

    @After
    public void nothingOfTheTestStays() throws Exception {
        policy("off");
        for (Bundle bundle : context.getBundles()) {
            if (String.valueOf(bundle.getSymbolicName()).startsWith("ningbo-")) {
                bundle.uninstall();
            }
        }
        Await.until("no criteria of Ningbo in force", () -> inForce().isEmpty());
    }

    /** The attacks by the reason code that each has to meet. */
    private Map<String, byte[]> attacks() throws Exception {
        byte[] other = "// another content\n".getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> out = new LinkedHashMap<>();
        out.put("trust.unsigned", jar("ningbo-unsigned", "1.2.0", ""));
        out.put("trust.altered.class", altered("ningbo-class", CLASS, other));
        out.put("trust.altered.resource", altered("ningbo-resource", CriteriaBundle.DOCUMENT, harmless("1.2.0")));
        out.put("trust.added", altered("ningbo-added", "x.txt", other));
        out.put("trust.key.expired", jars.sign(jar("ningbo-expired", "1.2.0", ""), "old"));
        out.put("trust.key.revoked", jars.sign(jar("ningbo-revoked", "1.2.0", ""), "lost"));
        out.put("trust.authority.other", jars.sign(jar("ningbo-other", "1.2.0", ""), "xiamen"));
        out.put("trust.authority.manifest", jars.sign(jar("ningbo-manifest", "1.2.0", "xiamen"), "ningbo"));
        out.put("trust.version.replayed", jars.sign(jar("ningbo-replayed", "1.0.0", ""), "ningbo"));
        return out;
    }

    private byte[] altered(String name, String file, byte[] content) throws Exception {
        return SignedJars.with(jars.sign(jar(name, "1.2.0", ""), "ningbo"), file, content);
    }

    @Test
    public void everyAttackIsRefusedWithItsReasonByUrlByFolderAndByKar() throws Exception {
        Map<String, byte[]> attacks = attacks();
        Map<String, String> names = new TreeMap<>();
        for (Map.Entry<String, byte[]> attack : attacks.entrySet()) {
            names.put(attack.getKey(), symbolicName(attack.getValue()));
        }

        for (Map.Entry<String, byte[]> attack : attacks.entrySet()) {
            Path jar = Files.write(file(names.get(attack.getKey()) + ".jar"), attack.getValue());
            console.run("bundle:install -s " + jar.toUri());
        }
        assertRefused("by URL", names);
        uninstall(names);

        List<Path> dropped = new ArrayList<>();
        for (Map.Entry<String, byte[]> attack : attacks.entrySet()) {
            dropped.add(Files.write(deploy.resolve(names.get(attack.getKey()) + ".jar"), attack.getValue()));
        }
        assertRefused("by folder", names);
        for (Path jar : dropped) {
            Files.delete(jar);
        }
        Await.until("the folder's bundles go", () -> names.values().stream().noneMatch(this::isHere));

        Map<String, byte[]> inKar = new LinkedHashMap<>();
        attacks.forEach((code, jar) -> inKar.put(names.get(code), jar));
        Path kar = Files.write(deploy.resolve("attacks.kar"), SignedJars.kar("attacks", inKar));
        assertRefused("by KAR", names);
        console.run("kar:uninstall attacks");
        Files.deleteIfExists(kar);
        uninstall(names);

        assertEquals("1.1.0", inForce().orElseThrow().version());
        assertEquals(CriteriaState.ACTIVE, inForce().orElseThrow().state());
        assertTrue(evaluate().receipt().signer(), evaluate().receipt().signer().startsWith("ningbo ("));
    }

    @Test
    public void aGenuineSetComesIntoForceByUrlByFolderAndByKar() throws Exception {
        uninstallGenuine();

        Path jar = Files.write(file("ningbo-genuine.jar"), genuine);
        console.run("bundle:install -s " + jar.toUri());
        assertGenuineInForce();
        uninstallGenuine();

        Path dropped = Files.write(deploy.resolve("ningbo-genuine.jar"), genuine);
        assertGenuineInForce();
        Files.delete(dropped);
        Await.until("it goes with its file", () -> inForce().isEmpty());

        Path kar = Files.write(
                deploy.resolve("genuine.kar"), SignedJars.kar("genuine", Map.of("ningbo-genuine", genuine)));
        assertGenuineInForce();
        console.run("kar:uninstall genuine");
        Files.deleteIfExists(kar);
    }

    private void assertGenuineInForce() throws Exception {
        awaitInForce("1.1.0");
        // It serves from the archive for as long as its bundle is looked at.
        Await.until("served by its bundle", () -> inForce().orElseThrow().state() == CriteriaState.ACTIVE);
        assertTrue(evaluate().receipt().signer(), evaluate().receipt().signer().startsWith("ningbo ("));
    }

    private void uninstallGenuine() throws Exception {
        uninstall(Map.of("", "ningbo-genuine"));
        Await.until("no criteria of Ningbo in force", () -> inForce().isEmpty());
    }

    @Test
    public void noClassOfAnUnsignedBundleIsLoadedSoThatNothingOfItRuns() throws Exception {
        byte[] jar = SignedJars.with(jar("ningbo-hostile", "1.0.0", ""), HostileStranger.class);
        Bundle unsigned = install("ningbo-hostile", jar);
        assertThrows(LinkageError.class, () -> unsigned.loadClass(HostileStranger.class.getName()));
        String told = console.run("shifan:trust");
        assertTrue(told, told.contains("No class of ningbo-hostile"));
        unsigned.uninstall();
        // The same signed, and it is loaded: it was the signature, and nothing else.
        Bundle signed = install("ningbo-hostile", jars.sign(jar, "ningbo"));
        assertEquals(
                HostileStranger.class.getName(),
                signed.loadClass(HostileStranger.class.getName()).getName());
    }

    /** A fragment puts files into a bundle that its signer never saw. */
    @Test
    public void aFragmentOfASignedBundleIsRefusedWithItsReason() throws Exception {
        byte[] fragment =
                SignedJars.with(SignedJars.empty(), "META-INF/MANIFEST.MF", """
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: ningbo-fragment
                Bundle-Version: 1.0.0
                Fragment-Host: ningbo-host
                """.getBytes(StandardCharsets.UTF_8));
        context.installBundle("test:ningbo-fragment", new java.io.ByteArrayInputStream(fragment));
        install("ningbo-host", jars.sign(jar("ningbo-host", "1.2.0", ""), "ningbo"));
        assertRefused("with a fragment", Map.of("trust.fragment", "ningbo-host"));
        String problems = console.run("shifan:criteria --problems --bureau ningbo");
        assertTrue(problems, problems.contains("ningbo-fragment"));
        assertEquals("1.1.0", inForce().orElseThrow().version());
    }

    @Test
    public void anOlderVersionIsRefusedAlsoWhenTheNewerOneWasUninstalled() throws Exception {
        uninstallGenuine();
        install("ningbo-replayed", jars.sign(jar("ningbo-replayed", "1.0.0", ""), "ningbo"));
        assertRefused("after an uninstall", Map.of("trust.version.replayed", "ningbo-replayed"));
        assertTrue(inForce().isEmpty());
    }

    @Test
    public void aBareDocumentIsRefusedAndSaysWhatToDo() throws Exception {
        Path document = deploy.resolve("ningbo.yaml");
        Files.write(document, harmless("1.2.0"));
        try {
            Await.until("refused", () -> refusals().containsValue("trust.unsigned"));
            String printed = console.run("shifan:criteria --problems --bureau ningbo");
            assertTrue(printed, printed.contains("shifan:criteria-bundle") && printed.contains("jarsigner"));
        } finally {
            Files.delete(document);
            Await.until("it goes", () -> !isHere("shifan.criteria.ningbo-zone-provincial"));
        }
    }

    @Test
    public void policyAndKeysChangeAtRunTimeAndWhatIsInForceServesOn() throws Exception {
        Path key = trustStore.resolve("ningbo.properties");
        Files.writeString(key, "authority = ningbo\nrevoked-on = 2020-01-01\nwhy = tried\n");
        Await.until("refused", () -> refusals().containsValue("trust.key.revoked"));
        assertEquals(CriteriaState.HELD, inForce().orElseThrow().state());
        String ill = console.run("shifan:trust") + console.run("shifan:trust --json --lang zh");
        assertTrue(ill, ill.contains("revoked on 2020-01-01: tried") && ill.contains("trust.key.revoked"));
        policy("warn");
        awaitState("1.1.0", CriteriaState.ACTIVE);
        assertEquals("unsigned", evaluate().receipt().signer());
        assertTrue(console.run("shifan:doctor").contains("is in use although"));
        Files.writeString(key, "authority = ningbo\n");
        console.run("shifan:config-set org.shifan.trust/policy requre");
        Await.until("signed again", () -> evaluate().receipt().signer().startsWith("ningbo ("));
        assertTrue(console.run("shifan:trust").contains("it is taken for require"));
    }

    @Test
    public void anArchiveIsExaminedBeforeItIsInstalled() throws Exception {
        Path good = Files.write(file("good.jar"), genuine);
        assertTrue(console.run("shifan:trust-check " + good).contains("who may bring the sets of ningbo"));
        Path bad = Files.write(
                file("bad.kar"), SignedJars.kar("bad", Map.of("bad", SignedJars.with(genuine, CLASS, new byte[9]))));
        String refusal = console.refusal("shifan:trust-check " + bad);
        assertTrue(refusal, refusal.contains("bad.kar") && refusal.contains("1"));
        Path none = Files.writeString(file("none.jar"), "no archive");
        assertTrue(console.refusal("shifan:trust-check " + none).contains("no archive with a criteria bundle"));
    }

    private void policy(String value) throws Exception {
        console.run("shifan:config-set org.shifan.trust/policy " + value);
        Await.until(
                "policy " + value,
                () -> console.json("shifan:trust").get("policy").asText().equalsIgnoreCase(value));
    }

    /** The reason codes by the name of the bundle. */
    private Map<String, String> refusals() {
        Map<String, String> out = new TreeMap<>();
        for (CriteriaSet set : criteria.sets()) {
            if (set.state() == CriteriaState.REFUSED && set.bundle().contains("ningbo")) {
                out.put(
                        set.bundle().split(" ")[0],
                        set.problems().get(0).message().key());
            }
        }
        return out;
    }

    private void assertRefused(String way, Map<String, String> names) throws Exception {
        Map<String, String> expected = new TreeMap<>();
        names.forEach((code, name) -> expected.put(name, code));
        try {
            Await.until(way, () -> refusals().equals(expected));
        } catch (AssertionError e) {
            assertEquals(way, expected, refusals());
        }
    }

    private void uninstall(Map<String, String> names) throws Exception {
        for (Bundle bundle : context.getBundles()) {
            if (names.containsValue(bundle.getSymbolicName())) {
                bundle.uninstall();
            }
        }
    }

    private boolean isHere(String name) {
        return Arrays.stream(context.getBundles()).anyMatch(bundle -> name.equals(bundle.getSymbolicName()));
    }

    private Bundle install(String name, byte[] jar) throws Exception {
        Bundle bundle = context.installBundle("test:" + name, new java.io.ByteArrayInputStream(jar));
        bundle.start();
        return bundle;
    }

    private static byte[] harmless(String version) {
        return CriteriaJar.ningbo(version, "8").document().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] jar(String name, String version, String authority) throws IOException {
        CriteriaJar jar =
                new CriteriaJar(name, version, CriteriaJar.ningbo(version, "7").document());
        Map<String, String> headers = new TreeMap<>();
        if (!authority.isEmpty()) {
            headers.put(CriteriaBundle.AUTHORITY, authority);
        }
        return SignedJars.with(jar.bytes(headers), NingboShare.class);
    }

    private static String symbolicName(byte[] jar) throws IOException {
        try (var in = new java.util.jar.JarInputStream(new java.io.ByteArrayInputStream(jar), false)) {
            return in.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
        }
    }
}
