// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.Proof;
import org.shifan.api.facilitation.Proofs;

/** Lists own declarations and results of third parties. */
@Service
@Command(
        scope = "shifan",
        name = "proofs",
        description = "List own declarations and third parties' results / 列出企业自我声明和第三方结果")
public class ProofsCommand extends ShifanCommand<List<Proof>> {

    @Option(name = "--enterprise", description = "Of this enterprise / 该企业的")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--due", description = "Only those that wait for verification / 仅待验证的")
    boolean due;

    @Option(name = "--limit", description = "How many at most / 最多条数")
    String limit = "50";

    @Override
    List<Proof> answer() {
        int most = number("--limit", limit, 1);
        OrganisationCode code = enterprise == null
                ? null
                : service(EnterpriseRegistry.class).require(enterprise).code();
        return service(Proofs.class).proofs(code, due, 0, most);
    }

    @Override
    void show(List<Proof> proofs) {
        print(this, proofs);
    }

    static void print(ShifanCommand<?> command, List<Proof> proofs) {
        Table table = command.table().number("number").column("declaration").column("enterprise");
        table.column("laboratory")
                .column("report")
                .column("issued")
                .column("drawn")
                .column("outcome");
        proofs.forEach(proof -> table.row(
                proof.number(),
                proof.declaration(),
                proof.enterprise(),
                proof.laboratory().isEmpty() ? command.say("proof.own") : proof.laboratory(),
                proof.report(),
                proof.issued(),
                Terms.truth(proof.drawn()),
                Terms.of(proof.outcome())));
        table.print(command.out());
    }
}
