// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.Remark;

/** What the conformance checks say about the bundles that bring a set: the same as in its author's build. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-remarks",
        description = "Show what the conformance checks say about a criteria set / 显示标准的符合性检查意见")
public class CriteriaRemarksCommand extends OneArgumentCommand<List<Remark>> {

    @Argument(name = "set", required = true, description = "The set's id / 标准编号")
    @Completion(CriteriaCompleter.class)
    String id;

    @Override
    List<Remark> answer() {
        CriteriaRegistry registry = service(CriteriaRegistry.class);
        if (registry.set(id).isEmpty()) {
            throw refuse(
                    "criteria.unknown",
                    id,
                    String.join(
                            ", ",
                            registry.sets().stream()
                                    .map(CriteriaSet::id)
                                    .distinct()
                                    .toList()));
        }
        return registry.remarks(id);
    }

    @Override
    void show(List<Remark> remarks) {
        Table table = table().column("remark-level").column("remark-check").column("remark");
        remarks.forEach(remark -> table.row(
                Terms.of(remark.level()), remark.check(), remark.problem().in(language())));
        table.print(out());
    }
}
