// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.certificate.Certificate;
import org.shifan.api.certificate.Certificates;

/** Lists the certificates of an evaluation. */
@Service
@Command(scope = "shifan", name = "certificates", description = "List the certificates of an evaluation / 列出评估的证书")
public class CertificatesCommand extends OneArgumentCommand<List<Certificate>> {

    @Argument(index = 0, name = "number", required = true, description = "The evaluation's number / 评估编号")
    String number;

    @Override
    List<Certificate> answer() {
        return service(Certificates.class).issued(ReplayCommand.evaluation("NUMBER", number));
    }

    @Override
    void show(List<Certificate> certificates) {
        Table table = table().number("number").column("issued").column("key").column("by");
        certificates.forEach(c -> table.row(c.number(), c.issued(), c.key(), person(c.by())));
        table.print(out());
    }
}
