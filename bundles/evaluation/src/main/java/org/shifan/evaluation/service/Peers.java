// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.List;

import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.RankRule.Group;

/** Whom subjects of one kind are compared with, on one day. */
interface Peers {
    /**
     * Who belongs to a population.
     *
     * @param name of the population, for people; another one has another name
     */
    record Members(Text name, List<Subject> subjects) {
        public Members {
            subjects = List.copyOf(subjects);
        }
    }

    /** Those that the subject is compared with; it may be one of them. */
    Members of(Group group, Subject subject);
}
