// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.Proof;
import org.shifan.api.facilitation.Proofs;

/** Records what the verification of a proof found. */
@Service
@Command(
        scope = "shifan",
        name = "proof-verify",
        description = "Record what verification found; a false proof raises the risk / 记录验证结果，不实者风险升高")
public class ProofVerifyCommand extends DecisionCommand<Proof> {

    @Argument(name = "number", required = true, description = "The proof's number / 证明编号")
    String number;

    @Option(name = "--false", description = "The goods are not what the proof says / 证明不实")
    boolean failed;

    @Override
    Proof answer() {
        int id = number("NUMBER", number, 1);
        Decision decision = decision();
        return service(Proofs.class).verify(id, !failed, decision);
    }

    @Override
    void show(Proof proof) {
        ProofsCommand.print(this, List.of(proof));
    }
}
