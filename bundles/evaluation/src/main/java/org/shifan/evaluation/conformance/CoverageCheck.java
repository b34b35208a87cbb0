// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.conformance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.criteria.Remark.Level;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.golden.Trial;
import org.shifan.evaluation.plan.Branch;
import org.shifan.evaluation.plan.Branches;
import org.shifan.evaluation.plan.Plan;

import static org.shifan.evaluation.conformance.ConformanceMessages.M;

/** Which items, bands and other branches of the rules no case ever reaches. */
record CoverageCheck(String file, Plan plan, Trial trial, List<GoldenCase> cases) {

    List<Remark> remarks() {
        Set<Branch> all = new LinkedHashSet<>();
        Set<Branch> reached = new LinkedHashSet<>();
        Set<String> spoken = new LinkedHashSet<>();
        for (GoldenCase golden : cases) {
            all.addAll(Branches.all(plan, golden.asOf()));
            reached.addAll(Branches.reached(plan, plan.read(trial.snapshot(golden)), golden.asOf()));
            spoken.addAll(golden.expected().items().keySet());
            if (golden.expected().vetoes() != null) {
                spoken.addAll(golden.expected().vetoes());
            }
        }
        List<Remark> out = new ArrayList<>();
        Set<String> items = new LinkedHashSet<>();
        plan.outline().forEach(part -> part.items().forEach(item -> items.add(item.id())));
        items.stream()
                .filter(item -> !spoken.contains(item))
                .forEach(
                        item -> out.add(remark(Level.RECOMMENDED, "coverage.item", "conformance.coverage.item", item)));
        all.stream()
                .filter(branch -> !reached.contains(branch))
                .filter(branch -> spoken.contains(branch.item()))
                .forEach(branch -> out.add(
                        branch.band()
                                ? remark(
                                        Level.RECOMMENDED,
                                        "coverage.band",
                                        "conformance.coverage.band",
                                        branch.item(),
                                        branch.words())
                                : remark(
                                        Level.INFORMATION,
                                        "coverage.branch",
                                        "conformance.coverage.branch",
                                        branch.item(),
                                        branch.words())));
        reached.retainAll(all);
        spoken.retainAll(items);
        out.add(remark(
                Level.INFORMATION,
                "coverage",
                "conformance.coverage",
                cases.size(),
                spoken.size(),
                items.size(),
                bands(reached),
                bands(all),
                reached.size() - bands(reached),
                all.size() - bands(all)));
        return out;
    }

    private static long bands(Set<Branch> branches) {
        return branches.stream().filter(Branch::band).count();
    }

    private Remark remark(Level level, String check, String key, Object... arguments) {
        return new Remark(level, check, new Problem(file, 0, 0, "", M.message(key, arguments)));
    }
}
