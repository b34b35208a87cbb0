// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.text.ShifanException;
import org.shifan.api.trust.Trust;

/** Examines the signature of a bundle or a KAR that is not installed; fails when it does not count. */
@Service
@Command(
        scope = "shifan",
        name = "trust-check",
        description = "Examine the signature of a bundle or KAR without installing it / 检查 bundle 或 KAR 的签名，不安装")
public class TrustCheckCommand extends OneArgumentCommand<List<Trust.Examined>> {
    /** As much as the guard takes of what is in an archive, and one byte more by which a larger one is known. */
    private static final int MOST_BYTES = 32 * 1024 * 1024 + 1;

    @Argument(name = "file", required = true, description = "A JAR or KAR / JAR 或 KAR 文件")
    @Completion(FileCompleter.class)
    String file;

    @Override
    List<Trust.Examined> answer() {
        Path path = path(file);
        byte[] archive;
        try (InputStream in = Files.newInputStream(path)) {
            archive = in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new ShifanException(ShellMessages.M.message("shell.file.unreadable", path), e);
        }
        return service(Trust.class).examine(file, archive);
    }

    @Override
    void show(List<Trust.Examined> found) {
        for (Trust.Examined each : found) {
            out().println(
                            each.flaw() == null
                                    ? say("trust.check.fine", each.file(), each.signer(), each.authority())
                                    : say("trust.check.flaw", each.file(), each.flaw()));
        }
    }

    @Override
    void judge(List<Trust.Examined> found) {
        long flawed = found.stream().filter(each -> each.flaw() != null).count();
        if (flawed > 0) {
            throw refuse("trust.check.refused", file, flawed);
        }
    }
}
