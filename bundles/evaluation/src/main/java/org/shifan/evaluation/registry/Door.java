// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.criteria.Remark.Level;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.code.BundleClasses;
import org.shifan.evaluation.conformance.Conformance;
import org.shifan.evaluation.conformance.Content;
import org.shifan.evaluation.document.CaseFile;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.plan.Plan;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/**
 * The conformance checks at the door, the golden cases of the document and of the bundle around it among them: the same that
 * its author has in the build. What they require and is not kept refuses the set.
 */
final class Door {
    private final String file;
    private final Plan plan;
    private final Function<FactId, Optional<FactProvider>> own;

    /**
     * @param file the document, as messages name it
     * @param own the bundle's own provider of a fact
     */
    Door(String file, Plan plan, Function<FactId, Optional<FactProvider>> own) {
        this.file = file;
        this.plan = plan;
        this.own = own;
    }

    /** What there is to say of a document that is in no bundle. */
    List<Remark> remarks() {
        return remarks(new Content(Map.of(), plan.document().cases(), Map.of()), Set.of());
    }

    /**
     * What there is to say of a bundle.
     *
     * @param functions the names of the bundle's own scoring functions
     */
    List<Remark> remarks(DocumentSource source, Set<String> functions) {
        List<GoldenCase> cases = new ArrayList<>(plan.document().cases());
        List<Remark> out = new ArrayList<>();
        try {
            source.cases().forEach((name, bytes) -> {
                CaseFile read = CaseFile.read(name, bytes);
                read.problems().forEach(problem -> out.add(unreadable(problem)));
                cases.addAll(read.cases());
            });
        } catch (ShifanException e) {
            out.add(unreadable(Place.WHOLE.problem(file, e.message())));
        } catch (IOException e) {
            String said = String.valueOf(e.getMessage());
            out.add(unreadable(Place.WHOLE.problem(file, M.message("criteria.cases.unreadable", said))));
        }
        // Whatever the cases are like: as long as nobody has looked at its classes nothing of the bundle may run.
        BundleClasses.Found found = source.classes();
        out.addAll(remarks(new Content(source.headers(), cases, found.classes(), found.hidden()), functions));
        return out;
    }

    private List<Remark> remarks(Content content, Set<String> functions) {
        return Conformance.remarks(file, plan, content, own, functions);
    }

    private static Remark unreadable(Problem problem) {
        return new Remark(Level.REQUIRED, "cases.unreadable", problem);
    }
}
