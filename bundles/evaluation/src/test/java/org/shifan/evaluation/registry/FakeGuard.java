// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.util.ArrayList;
import java.util.List;

import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.api.trust.AcceptanceGuard;
import org.shifan.api.trust.Claim;
import org.shifan.api.trust.Ruling;

/** A guard that lets everything pass until a test has it refuse. */
final class FakeGuard implements AcceptanceGuard {
    final List<Claim> claims = new ArrayList<>();
    String signer = "jiangsu-1 (ab12)";
    String refuses;
    RuntimeException breaks;

    @Override
    public Ruling judge(Claim claim) {
        claims.add(claim);
        if (breaks != null) {
            throw breaks;
        }
        return refuses == null
                ? new Ruling(Ruling.Outcome.ACCEPTED, signer, null)
                : new Ruling(
                        Ruling.Outcome.REFUSED,
                        Ruling.UNSIGNED,
                        new Message(refuses, Text.same("refused by the guard"), List.of()));
    }

    @Override
    public long state() {
        return String.valueOf(refuses).hashCode() + 31L * signer.hashCode();
    }
}
