// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.code.BureauCode;
import org.shifan.api.trust.Claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

/** The commands of docs/trust.md, as they stand there. */
public class ManualTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whoFollowsTheManualHasASignatureThatCounts() throws Exception {
        Path shell = Path.of("/bin/sh");
        assumeTrue("a shell", Files.isExecutable(shell));
        Path here = folder.getRoot().toPath();
        Path jar = here.resolve("jiangsu-criteria-1.2.0.jar");
        Files.write(jar, Keys.bundle(Map.of()));
        String said = run(shell, here, commands());
        assertThat(said).contains("jar verified").contains("SHA256");
        Signature signature = Signature.of(
                SealReader.read(Contents.of("jar", Files.readAllBytes(jar))),
                TrustStore.read(here.resolve("karaf/etc/trust")),
                Instant.now(),
                Instant.now());
        Claim claim = new Claim(1, "a 1.2.0", "jiangsu-zone", BureauCode.of("jiangsu"), "1.2.0", null, null);
        assertThat(signature.flawOf(claim, Instant.now())).isNull();
        assertThat(signature.signer()).startsWith("jiangsu-2026 (");
    }

    private static String commands() throws Exception {
        String manual = Files.readString(Path.of("../../docs/trust.md"));
        String commands = BLOCK.matcher(manual).results().map(m -> m.group(1)).collect(Collectors.joining());
        assertThat(commands).contains("keytool", "jarsigner");
        return commands;
    }

    private static String run(Path shell, Path folder, String commands) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(shell.toString(), "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("KARAF_HOME", folder.resolve("karaf").toString());
        environment.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + environment.get("PATH"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
