// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.release.CriteriaStep;

/** Lists every step of a criteria set into force and out of it. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-history",
        description = "List who brought a criteria set into force and out of it, when and why / 列出评估标准的生效经过")
public class CriteriaHistoryCommand extends OneArgumentCommand<List<CriteriaStep>> {

    @Argument(name = "set", required = true, description = "The set's id / 标准编号")
    @Completion(CriteriaCompleter.class)
    String set;

    @Override
    List<CriteriaStep> answer() {
        List<CriteriaStep> steps = service(CriteriaReleases.class).history(set);
        if (steps.isEmpty()) {
            throw refuse("criteria.history.none", set);
        }
        return steps;
    }

    /** What the server knows of who it was. */
    private String by(CriteriaStep s) {
        boolean isPersons = switch (s.kind()) {
            case SUBMITTED, SHADOWED, APPROVED, WITHDRAWN, ROLLED_BACK -> true;
            case CHECKED, ACTIVATED, HALTED, REPLACED, RETIRED -> false;
        };
        // What nobody decided may stand on a person's approval, whose account it repeats.
        return isPersons || s.loggedIn() ? person(s.actor()) : s.by();
    }

    @Override
    void show(List<CriteriaStep> steps) {
        Table table = table().column("at").column("version").column("step").column("day");
        table.column("by").column("reason").column("digest");
        steps.forEach(s -> table.row(
                s.at(),
                s.version(),
                Terms.of(s.kind()),
                s.day(),
                by(s),
                s.reason().isEmpty() ? null : s.reason(),
                CriteriaCommand.shortDigest(s.digest())));
        table.print(out());
    }
}
