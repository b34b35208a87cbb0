// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.util.List;

import org.shifan.api.text.Text;

/**
 * What differs between two criteria documents, in effect: what a set takes over from another counts as its own.
 *
 * @param step the smallest step of version that the changes need: the greatest step of a single one
 * @param changes in the order of the documents; what was removed stands last
 */
public record CriteriaDiff(Side before, Side after, Step step, List<Change> changes) {
    public CriteriaDiff {
        changes = List.copyOf(changes);
    }

    /** One of the two documents; the digest is SHA-256 over its canonical form, in hexadecimal. */
    public record Side(String id, String version, String digest, Text title) {}

    /** How far a version has to go; from the least to the greatest. */
    public enum Step {
        /** Nothing differs. */
        NONE,
        /** Words only: no result can change. */
        PATCH,
        /** Results can change; every name stays, so that series and sets that extend this one go on. */
        MINOR,
        /** A name goes or measures something else: series end, and sets that extend this one have to follow. */
        MAJOR
    }

    /** What a change is made to. */
    public enum Element {
        SET,
        GRADE,
        PARAMETER,
        TERM,
        BINDING,
        PART,
        ITEM,
        BONUS,
        VETO,
        /** A term of the procedure; its id is the term's name, such as {@code public-notice}. */
        PROCEDURE_TERM,
        /** A step that the authority adds to the procedure. */
        PROCEDURE_STEP,
        /** A golden case of the document: it proves the others and changes no result. */
        CASE
    }

    /** What happened. */
    public enum Kind {
        ADDED,
        REMOVED,
        /** The id is another; the document says which it was. */
        RENAMED,
        /** It stands elsewhere: an item in another part, a step of the procedure before another act. */
        MOVED,
        CHANGED
    }

    /**
     * A change.
     *
     * @param id of the part, item, parameter and so on; of a renamed one the new id; empty for the set itself
     * @param title of the same; null for the set itself
     * @param field what of it, such as {@code weight} or {@code rule.bands.bands[1].points}; empty for the whole
     * @param before as the first document has it; empty when it has none
     * @param after as the second document has it; empty when it has none
     * @param text the change in a sentence
     */
    public record Change(
            Element element,
            String id,
            Text title,
            Kind kind,
            String field,
            String before,
            String after,
            Step step,
            Text text) {}
}
