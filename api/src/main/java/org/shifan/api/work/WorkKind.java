// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;

/**
 * A kind of work that is kept: what is told of one, and what can be entered of it later.
 *
 * @param code its name, such as {@code joint-action}
 * @param row the row of the table of the policy, such as {@code R5}
 * @param clause of the guiding opinion, such as {@code 三(三)}
 * @param about for what kinds of subject it is entered
 * @param fields what is told of it when it is entered
 * @param steps what can follow; every kind has {@code end} and {@code annul} besides
 */
public record WorkKind(
        String code,
        Text title,
        String row,
        String clause,
        Set<Subject.Kind> about,
        List<Field> fields,
        List<Step> steps) {
    public WorkKind {
        about = Set.copyOf(about);
        fields = List.copyOf(fields);
        steps = List.copyOf(steps);
    }

    /** How the text of a field is read. */
    public enum Form {
        /** Words, 1,000 characters at most. */
        TEXT,
        /** One of the choices. */
        CHOICE,
        /** Two or more of the choices, with a comma between them. */
        CHOICES,
        /** A whole number from 0 on, of 9 digits at most. */
        COUNT,
        /** CNY from 0 on, of 15 digits before the point at most and 2 behind it. */
        AMOUNT,
        /** The organisation code of an enterprise in the register. */
        ENTERPRISE,
        /** The organisation code of an enterprise that is a member of the zone on that day. */
        MEMBER,
        /** A zone or an enterprise, such as {@code zone:320583-01}. */
        SUBJECT,
        /** The number of a laboratory that is open on that day. */
        LABORATORY,
        /** The SHA-256 of a document: 64 hexadecimal digits, kept in lower case. */
        DIGEST
    }

    /**
     * Something that is told.
     *
     * @param needed whether it has to be there
     * @param choices for {@link Form#CHOICE} and {@link Form#CHOICES}
     */
    public record Field(String code, Text title, Form form, boolean needed, List<String> choices) {
        public Field {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Something that follows.
     *
     * @param closes whether nothing follows after it
     */
    public record Step(String code, Text title, boolean closes, List<Field> fields) {
        public Step {
            fields = List.copyOf(fields);
        }
    }

    public Optional<Step> step(String wanted) {
        return steps.stream().filter(each -> each.code().equals(wanted)).findFirst();
    }
}
