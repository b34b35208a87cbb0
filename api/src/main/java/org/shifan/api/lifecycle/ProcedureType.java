// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.util.List;

import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.text.Text;

/**
 * A procedure of the policy as the platform runs it: its states and the steps between them, which are data.
 *
 * @param id its name, such as {@code national-designation}
 * @param clause what of the policy it stands on
 * @param titles the titles that it can be about
 * @param opens whether the title has to be held, or not to be held yet, when a case is opened
 * @param opener who opens a case
 * @param states from the first one on
 * @param steps what can be done, in the order in which it is usually done
 */
public record ProcedureType(
        String id,
        Text title,
        String clause,
        List<Title> titles,
        Opens opens,
        Role opener,
        List<State> states,
        List<Step> steps) {
    public ProcedureType {
        titles = List.copyOf(titles);
        states = List.copyOf(states);
        steps = List.copyOf(steps);
    }

    /** When a case can be opened. */
    public enum Opens {
        /** The title is not held; of levels the one below is (no step is skipped, §三(二)). */
        NOT_HELD,
        /** The title is held. */
        HELD,
        /** An adverse decision about the title can be appealed against. */
        DECIDED
    }

    /**
     * Where a case can stand.
     *
     * @param term what runs while it stands there; null when nothing does
     * @param last whether the case is over
     */
    public record State(String id, Text title, Procedure.Term term, boolean last) {}

    /**
     * What takes a case from one state to another.
     *
     * @param from the states in which it can be done
     * @param by who does it
     * @param papers what has to be attached before
     * @param act what steps of an authority's own can stand before; null when none can
     * @param persons how many have to agree: 1 or 2
     * @param notice who is told of it; null when nobody
     * @param conditions what else has to hold, such as {@code panel-passed}
     */
    public record Step(
            String id,
            Text title,
            List<String> from,
            String to,
            Role by,
            List<String> papers,
            Procedure.Act act,
            int persons,
            Role notice,
            List<String> conditions) {
        public Step {
            from = List.copyOf(from);
            papers = List.copyOf(papers);
            conditions = List.copyOf(conditions);
        }
    }

    /** Who does a step: a role, or one that depends on the title that the case is about. */
    public enum Role {
        /** 总局. */
        AQSIQ("aqsiq"),
        BUREAU_OFFICER("bureau-officer"),
        BUREAU_HEAD("bureau-head"),
        /** The local government for a zone, the enterprise itself for an enterprise. */
        APPLICANT("applicant"),
        /** An officer of the authority that grants the title: the bureau, for a national zone AQSIQ. */
        AUTHORITY("authority"),
        /** Who decides for that authority: the head of the bureau, or AQSIQ. */
        AUTHORITY_HEAD("authority-head");

        private final String code;

        Role(String code) {
            this.code = code;
        }

        /** Its name in the description of a procedure. */
        public String code() {
            return code;
        }

        /** The role that it means for a title. */
        public Procedure.Role of(Title title) {
            boolean national = title.equals(Title.NATIONAL);
            return switch (this) {
                case AQSIQ -> Procedure.Role.AQSIQ;
                case BUREAU_OFFICER -> Procedure.Role.BUREAU_OFFICER;
                case BUREAU_HEAD -> Procedure.Role.BUREAU_HEAD;
                case APPLICANT ->
                    title.holder() == Subject.Kind.ZONE ? Procedure.Role.GOVERNMENT : Procedure.Role.ENTERPRISE;
                case AUTHORITY -> national ? Procedure.Role.AQSIQ : Procedure.Role.BUREAU_OFFICER;
                case AUTHORITY_HEAD -> national ? Procedure.Role.AQSIQ : Procedure.Role.BUREAU_HEAD;
            };
        }
    }
}
