// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.RankRule.Group;

/** Whom subjects of one kind are compared with, on one day. */
abstract class Peers {
    private final Map<Object, Members> made = new HashMap<>();

    /**
     * Who belongs to a population.
     *
     * @param name of the population, for people; two zones of one name have two populations of one name
     * @param unknown whether nobody can say who belongs to it
     */
    record Members(Text name, List<Subject> subjects, boolean unknown) {
        public Members {
            subjects = List.copyOf(subjects);
        }

        Members(Text name, List<Subject> subjects) {
            this(name, subjects, false);
        }
    }

    /** Those that the subject is compared with; it may be one of them. The same population is the same object. */
    abstract Members of(Group group, Subject subject);

    /**
     * Each population is made once, however many are compared in it: a country's enterprises are many.
     *
     * @param whose what tells the population from the others of this day, such as the code of a province
     */
    final Members once(Object whose, Supplier<Members> members) {
        Members known = made.get(whose);
        if (known == null) {
            known = members.get();
            made.put(whose, known);
        }
        return known;
    }
}
