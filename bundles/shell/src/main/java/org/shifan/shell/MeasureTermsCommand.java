// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.SetTerms;

/** Lists what bureaus ask besides for measures. */
@Service
@Command(
        scope = "shifan",
        name = "measure-terms",
        description = "List what bureaus ask besides for measures, and who set it / 列出各局对措施的附加条件及设定人")
public class MeasureTermsCommand extends ShifanCommand<List<SetTerm>> {

    @Option(name = "--bureau", description = "Of this bureau / 该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--on", description = "Only those in force on this day / 仅该日施行的")
    String on;

    @Override
    List<SetTerm> answer() {
        LocalDate day = date(on, null);
        BureauCode of = bureau == null ? null : requireBureau(bureau);
        return service(SetTerms.class).terms(of, day);
    }

    @Override
    void show(List<SetTerm> terms) {
        print(this, terms);
    }

    static void print(ShifanCommand<?> command, List<SetTerm> terms) {
        Table table = command.table()
                .number("number")
                .column("bureau")
                .column("measure")
                .column("hs");
        table.column("kind")
                .column("value")
                .column("from")
                .column("to")
                .column("by")
                .column("reason");
        terms.forEach(term -> table.row(
                term.id(),
                term.bureau(),
                term.measure(),
                term.hs().isEmpty() ? null : term.hs(),
                Terms.of(term.kind()),
                term.value(),
                term.period().from(),
                term.lastDay(),
                term.set().by(),
                term.set().reason()));
        table.print(command.out());
    }
}
