// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.api.criteria.Problem;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.text.Message;
import org.shifan.evaluation.golden.GoldenCase;
import org.shifan.evaluation.golden.GoldenCases;
import org.shifan.evaluation.golden.Trial;
import org.shifan.evaluation.plan.Plan;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/** Puts the golden cases that a bundle brings to its plan: one that comes out otherwise, and the set is refused. */
final class Door {
    private Door() {}

    /** @param own the bundle's own provider of a fact */
    static List<Problem> problems(DocumentSource source, Plan plan, Function<FactId, Optional<FactProvider>> own) {
        List<Problem> out = new ArrayList<>();
        Map<String, byte[]> files;
        try {
            files = source.cases();
        } catch (IOException e) {
            return List.of(problem(source.file(), "", M.message("criteria.cases.unreadable", said(e))));
        }
        Trial trial = new Trial(plan, own);
        files.forEach((file, bytes) -> out.addAll(problems(file, bytes, trial)));
        return out;
    }

    private static List<Problem> problems(String file, byte[] bytes, Trial trial) {
        List<Problem> out = new ArrayList<>();
        try {
            for (GoldenCase golden : GoldenCases.read(file, new String(bytes, StandardCharsets.UTF_8))) {
                for (Message difference : trial.differences(golden)) {
                    out.add(problem(file, golden.name(), M.message("criteria.case.wrong", golden.name(), difference)));
                }
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // The reader says what is wrong in an exception, and a plug-in of the bundle may break.
            out.add(problem(file, "", M.message("criteria.cases.unreadable", said(e))));
        }
        return out;
    }

    private static String said(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Problem problem(String file, String path, Message message) {
        return new Problem(file, 0, 0, path, message);
    }
}
