// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.certificate.CertificateCheck;
import org.shifan.api.certificate.Certificates;
import org.shifan.api.text.ShifanException;

/** Says whether a certificate that somebody shows is genuine, and what is different by now. */
@Service
@Command(scope = "shifan", name = "certificate-check", description = "Say whether a certificate is genuine / 核验证书真伪")
public class CertificateCheckCommand extends OneArgumentCommand<CertificateCheck> {
    /** More than any certificate has; the service says what is too long. */
    private static final int MOST = 300_000;

    @Argument(index = 0, name = "file", required = true, description = "The certificate / 证书文件")
    @Completion(FileCompleter.class)
    String file;

    @Override
    CertificateCheck answer() {
        try (InputStream in = Files.newInputStream(path(file))) {
            return service(Certificates.class).check(new String(in.readNBytes(MOST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ShifanException(ShellMessages.M.message("shell.file.unreadable", file), e);
        }
    }

    @Override
    void show(CertificateCheck check) {
        out().println(check.reason().in(language()));
        check.since().forEach(message -> out().println(message.in(language())));
    }

    /** A script must not go on with a forged one. */
    @Override
    void judge(CertificateCheck check) {
        if (check.outcome() != CertificateCheck.Outcome.GENUINE) {
            throw new ShifanException(check.reason());
        }
    }
}
