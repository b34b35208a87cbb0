// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.api.criteria.Problem;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.CaseFile;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.golden.Trial;
import org.shifan.evaluation.plan.Plan;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/** Puts the golden cases of a document, and those of the bundle around it, to its plan: one that comes out otherwise, and the set is refused. */
final class Door {
    private final Trial trial;

    /** @param own the bundle's own provider of a fact */
    Door(Plan plan, Function<FactId, Optional<FactProvider>> own) {
        trial = new Trial(plan, own);
    }

    /** What comes out otherwise than the bundle's files expect. */
    List<Problem> problems(DocumentSource source) {
        Map<String, byte[]> files;
        try {
            files = source.cases();
        } catch (IOException e) {
            Message unreadable = M.message("criteria.cases.unreadable", said(e));
            return List.of(Place.WHOLE.problem(source.file(), unreadable));
        }
        List<Problem> out = new ArrayList<>();
        files.forEach((file, bytes) -> {
            CaseFile read = CaseFile.read(file, bytes);
            out.addAll(read.problems());
            out.addAll(problems(read.cases()));
        });
        return out;
    }

    /** What comes out otherwise than the cases expect. */
    List<Problem> problems(List<GoldenCase> cases) {
        List<Problem> out = new ArrayList<>();
        for (GoldenCase golden : cases) {
            messages(golden).forEach(message -> out.add(golden.place().problem(golden.file(), message)));
        }
        return out;
    }

    private List<Message> messages(GoldenCase golden) {
        try {
            return trial.differences(golden).stream()
                    .map(difference -> M.message("criteria.case.wrong", golden.name(), difference))
                    .toList();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // A plug-in of the bundle may break.
            return List.of(M.message("criteria.case.broken", golden.name(), said(e)));
        }
    }

    private static String said(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
