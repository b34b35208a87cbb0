// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;

/** Lists the criteria sets with their state. */
@Service
@Command(scope = "shifan", name = "criteria", description = "List the criteria sets and their state / 列出评估标准及其状态")
public class CriteriaCommand extends ShifanCommand<List<CriteriaSet>> {

    @Option(name = "--bureau", description = "Only of this authority / 只列该局的标准")
    @Completion(AuthorityCompleter.class)
    String bureau;

    @Option(name = "--problems", description = "Say what is wrong with those not accepted / 显示未被接受的原因")
    boolean problems;

    @Override
    List<CriteriaSet> answer() {
        BureauCode authority = bureau == null ? null : authority();
        return service(CriteriaRegistry.class).sets().stream()
                .filter(set -> authority == null || mayBeOf(set, authority))
                .filter(set -> !problems || !set.problems().isEmpty())
                .toList();
    }

    private BureauCode authority() {
        return bureau.equals(BureauCode.AQSIQ.value()) ? BureauCode.AQSIQ : requireBureau(bureau);
    }

    /** A document that could not be read so far is anybody's. */
    private static boolean mayBeOf(CriteriaSet set, BureauCode authority) {
        return set.key() == null || set.key().authority().equals(authority);
    }

    @Override
    void show(List<CriteriaSet> sets) {
        if (problems) {
            sets.forEach(this::showProblems);
            out().println(say("criteria.with-problems", sets.size()));
            return;
        }
        Table table = table().column("set")
                .column("authority")
                .column("subject")
                .column("level")
                .column("version");
        table.column("digest")
                .column("in-force")
                .column("state")
                .column("status")
                .column("bundle");
        table.number("problems");
        for (CriteriaSet s : sets) {
            table.row(
                    s.id(),
                    s.key() == null ? null : s.key().authority(),
                    s.key() == null ? null : Terms.of(s.key().subject()),
                    s.key() == null ? null : Terms.of(s.key().level()),
                    s.version(),
                    shortDigest(s.digest()),
                    s.inForce(),
                    Terms.of(s.state()),
                    s.status(),
                    s.bundle(),
                    s.problems().size());
        }
        table.print(out());
        for (CriteriaSet s : sets) {
            s.notices().forEach(notice -> out().println(say("criteria.notice", s.id(), s.version(), notice)));
        }
    }

    private void showProblems(CriteriaSet set) {
        out().println(say("criteria.problems", set.id(), set.version(), Terms.of(set.state()), set.bundle()));
        set.problems().forEach(problem -> out().println("  " + problem.in(language())));
    }

    /** Enough of a digest to tell two apart by eye. */
    static String shortDigest(String digest) {
        return digest == null ? "-" : digest.substring(0, Math.min(12, digest.length()));
    }
}
