// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.trust.Trust;
import org.shifan.api.trust.TrustedKey;

/** Tells what is asked of signatures, the keys that count, and who signed each set that is here. */
@Service
@Command(
        scope = "shifan",
        name = "trust",
        description = "Policy of signatures, keys, and who signed each criteria set / 签名策略、密钥及各标准的签名者")
public class TrustCommand extends ShifanCommand<Views.Trusted> {

    @Override
    Views.Trusted answer() {
        Trust trust = service(Trust.class);
        return new Views.Trusted(
                trust.policy(),
                trust.developerMode(),
                trust.keys().stream()
                        .map(key -> new Views.KeyLine(key, key.on(today())))
                        .toList(),
                trust.rulings(),
                trust.problems());
    }

    @Override
    void show(Views.Trusted trusted) {
        out().println(say("trust.policy." + trusted.policy()));
        if (trusted.developerMode()) {
            out().println(say("trust.developer-mode"));
        }
        trusted.problems().forEach(problem -> out().println(problem.in(language())));
        if (!trusted.keys().isEmpty()) {
            Table keys = table().column("signing-key")
                    .column("authority")
                    .column("fingerprint")
                    .column("period")
                    .column("state");
            for (Views.KeyLine line : trusted.keys()) {
                TrustedKey key = line.key();
                keys.row(
                        key.name(),
                        key.authority(),
                        CriteriaCommand.shortDigest(key.fingerprint()),
                        key.valid(),
                        line.state() == TrustedKey.State.REVOKED
                                ? say("trust.revoked", key.revokedOn(), key.why())
                                : Terms.of(line.state()));
            }
            keys.print(out());
        }
        if (!trusted.sets().isEmpty()) {
            Table sets = table().column("set")
                    .column("version")
                    .column("signer")
                    .column("state")
                    .column("finding");
            for (Trust.Ruled ruled : trusted.sets()) {
                sets.row(
                        ruled.claim().set(),
                        ruled.claim().version(),
                        ruled.ruling().signer(),
                        Terms.of(ruled.ruling().outcome()),
                        ruled.ruling().flaw() == null ? "" : ruled.ruling().flaw());
            }
            sets.print(out());
        }
    }
}
