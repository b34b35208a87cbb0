// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/**
 * One running, or finished, procedure of a zone or an enterprise, as it stood on a day.
 *
 * @param number its number
 * @param title what it is about
 * @param zone the zone that a membership is of; null otherwise
 * @param about the case that it follows from, such as the withdrawal that is appealed against; 0 for none
 * @param bureau the bureau that supervises the subject
 * @param state where it stands
 * @param open whether something is still to be done
 * @param since the day on which it came to that state
 * @param rules the terms and steps under which it runs: those in force when it was opened
 * @param next what can be done now, with what is missing for it
 * @param papers the papers attached, by line
 * @param panel the assessors; empty where there are none
 * @param evaluation the official evaluation that it goes by; 0 while none is named
 * @param objections what was said against it during its public notice
 * @param entries its history, in the order in which it was entered
 */
public record Case(
        long number,
        Subject subject,
        String procedure,
        Text procedureTitle,
        Title title,
        ZoneId zone,
        long about,
        BureauCode bureau,
        String state,
        Text stateTitle,
        boolean open,
        LocalDate since,
        Rules rules,
        List<Next> next,
        List<Paper> papers,
        List<Assessor> panel,
        long evaluation,
        List<Objection> objections,
        List<CaseEntry> entries) {
    public Case {
        next = List.copyOf(next);
        papers = List.copyOf(papers);
        panel = List.copyOf(panel);
        objections = List.copyOf(objections);
        entries = List.copyOf(entries);
    }

    /**
     * The rules of a case, taken from the criteria in force on the day on which it was opened; later sets change nothing
     * of it.
     *
     * @param set the set's id; empty when none was in force, so that all is default
     */
    public record Rules(String set, String version, List<Term> terms, List<Procedure.Step> steps) {
        public Rules {
            terms = List.copyOf(terms);
            steps = List.copyOf(steps);
        }

        /** How long that is; empty when neither the set nor a default says so. */
        public Optional<Term> term(Procedure.Term wanted) {
            return terms.stream().filter(t -> t.term() == wanted).findFirst();
        }
    }

    /**
     * A length.
     *
     * @param stated whether the set says so; otherwise it is a default of the platform
     * @param source the set with the clause it names, or the default with how far it is known
     */
    public record Term(Procedure.Term term, Procedure.Length length, boolean stated, Text source) {}

    /**
     * A step that leads on from here.
     *
     * @param id of the step, or of the step of the authority's own
     * @param own whether it is one of the authority's own
     * @param by who does it
     * @param missing what stands in the way; empty when it can be done now
     * @param proposedBy who has put it forward already, where two have to agree; empty while nobody has
     */
    public record Next(
            String id, Text title, boolean own, Procedure.Role by, List<Message> missing, String proposedBy) {
        public Next {
            missing = List.copyOf(missing);
        }
    }

    /**
     * An assessor of the panel.
     *
     * @param organisation where they come from
     * @param conclusion {@code pass} or {@code fail}; empty while they have not signed one
     * @param scores their points on site
     */
    public record Assessor(String name, String organisation, String conclusion, String words, List<Score> scores) {
        public Assessor {
            scores = List.copyOf(scores);
        }
    }

    /**
     * Points on site, beside those of the evaluation that the case goes by.
     *
     * @param engine the points of the evaluation; null while the item is undecided there
     */
    public record Score(String item, BigDecimal points, BigDecimal engine, BigDecimal maximum) {}

    /**
     * An objection (异议).
     *
     * @param entry the number of its line
     * @param outcome {@code upheld} or {@code dismissed}; empty while it is not answered
     */
    public record Objection(int entry, String by, String text, LocalDate day, String outcome, String answer) {}
}
