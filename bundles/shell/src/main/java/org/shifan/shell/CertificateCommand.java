// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.certificate.Certificate;
import org.shifan.api.certificate.Certificates;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.text.ShifanException;

/** Certifies an official result. */
@Service
@Command(
        scope = "shifan",
        name = "certificate",
        description = "Issue a signed certificate of an official evaluation / 为正式评估出具签名证书")
public class CertificateCommand extends DecisionCommand<Certificate> {

    @Argument(index = 0, name = "number", required = true, description = "The evaluation's number / 评估编号")
    String number;

    @Option(name = "--to", description = "The file to write; it must not be there yet / 输出文件，不得已存在")
    @Completion(FileCompleter.class)
    String to;

    @Override
    Certificate answer() {
        long evaluation = ReplayCommand.evaluation("NUMBER", number);
        Signature by = new Signature(actor(), date(on, today()), need("--reason", reason));
        Path file = path(need("--to", to));
        if (Files.exists(file)) {
            throw refuse("certificate.file", file);
        }
        Certificate certificate = service(Certificates.class).issue(evaluation, by);
        try {
            Files.writeString(file, certificate.text() + System.lineSeparator(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new ShifanException(
                    ShellMessages.M.message("shell.file.unwritable", to, String.valueOf(e.getMessage())), e);
        }
        return certificate;
    }

    @Override
    void show(Certificate certificate) {
        out().println(say(
                "certificate.issued", certificate.number(), certificate.evaluation(), certificate.key(), path(to)));
    }
}
