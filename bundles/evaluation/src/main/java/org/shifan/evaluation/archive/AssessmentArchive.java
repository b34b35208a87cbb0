// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.Collection;
import java.util.List;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;

/** Keeps what people say for evaluations; rows are added, never changed. */
public interface AssessmentArchive {
    /** Keeps a judgement; the answer has its number. */
    Judgement keep(Judgement judgement);

    /** Keeps evidence; the answer has its number. */
    Evidence keep(Evidence evidence);

    /** The judgements of these subjects for that year, oldest first. */
    List<Judgement> judgements(Collection<Subject> subjects, int year);

    /** The evidence of these subjects, oldest first. */
    List<Evidence> evidence(Collection<Subject> subjects);

    /** Another text whenever a judgement or evidence was entered; quick, since it is asked for again and again. */
    String revision();
}
