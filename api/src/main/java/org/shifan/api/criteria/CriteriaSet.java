// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.shifan.api.code.DateRange;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/**
 * A criteria set as the registry knows it.
 *
 * <p>Of a document that was refused because it could not be read as a whole, only bundle, state and problems always
 * say something: id, key, version and title are the document's own where those are sound; the id and title are the
 * bundle's name otherwise, and the key is that of an earlier set of the bundle, or null; period, pass mark and maximum
 * are null.
 *
 * @param id the set's stable name, such as {@code jiangsu-zone-provincial}
 * @param version semantic version, the same as its bundle's
 * @param digest SHA-256 over the canonical document, in hexadecimal
 * @param inForce the period in which it may be in force
 * @param demonstration whether its numbers are for demonstration only
 * @param status a remark on its standing, such as "annex not loaded"; may be null
 * @param parts its content in outline; empty when it was refused before it could be read
 * @param passMark the total from which it is passed
 * @param maximum the highest total, without bonus
 * @param bundle symbolic name and version of the bundle
 * @param since when it came into this state
 * @param problems why it is not accepted; empty otherwise
 * @param layers the sets that it was made from, and the open terms that it binds
 * @param notices what an administrator should know although it is accepted: that another set claims the same, why it
 *     did not come into force on its day, or what it lacks of the national minimum of today ({@code criteria.minimum.now} in
 *     force, {@code criteria.minimum.out} before)
 * @param procedure how a title is applied for, kept and lost under it
 */
public record CriteriaSet(
        String id,
        CriteriaKey key,
        String version,
        String digest,
        Text title,
        DateRange inForce,
        boolean demonstration,
        Text status,
        List<Part> parts,
        BigDecimal passMark,
        BigDecimal maximum,
        CriteriaState state,
        String bundle,
        Instant since,
        List<Problem> problems,
        Layers layers,
        List<Message> notices,
        Procedure procedure) {
    public CriteriaSet {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
    }

    /** A set of which there is nothing to remark, and that leaves the procedure as it is. */
    public CriteriaSet(
            String id,
            CriteriaKey key,
            String version,
            String digest,
            Text title,
            DateRange inForce,
            boolean demonstration,
            Text status,
            List<Part> parts,
            BigDecimal passMark,
            BigDecimal maximum,
            CriteriaState state,
            String bundle,
            Instant since,
            List<Problem> problems,
            Layers layers) {
        this(
                id,
                key,
                version,
                digest,
                title,
                inForce,
                demonstration,
                status,
                parts,
                passMark,
                maximum,
                state,
                bundle,
                since,
                problems,
                layers,
                List.of(),
                Procedure.NONE);
    }

    /**
     * A category (一级指标) with its items.
     *
     * @param requirements what the part has to meet by itself, in words: least points, how many items may be missed
     */
    public record Part(String id, Text title, List<Item> items, List<Text> requirements) {
        public Part {
            items = List.copyOf(items);
            requirements = List.copyOf(requirements);
        }

        /** A part that has to meet nothing by itself. */
        public Part(String id, Text title, List<Item> items) {
            this(id, title, items, List.of());
        }
    }

    /**
     * An indicator (二级指标), bonus item or veto item.
     *
     * @param role scored, key, bonus or veto
     * @param weight full points; 0 for a veto
     * @param rule the kind of rule, such as {@code bands}
     * @param formula the rule in words
     * @param facts the facts that it reads
     * @param clauseText the words of the clause; null when the set does not quote it
     * @param remediable whether points that were missed can still be had by doing better
     * @param provenance which set wrote it, and the open terms that it reads as they are on the day of the outline
     */
    public record Item(
            String id,
            Text title,
            String clause,
            Role role,
            BigDecimal weight,
            String rule,
            Text formula,
            List<FactId> facts,
            Text clauseText,
            boolean remediable,
            Provenance provenance) {
        public Item {
            facts = List.copyOf(facts);
        }

        /** An item that the set wrote itself, that quotes no clause and can be remedied. */
        public Item(
                String id,
                Text title,
                String clause,
                Role role,
                BigDecimal weight,
                String rule,
                Text formula,
                List<FactId> facts) {
            this(id, title, clause, role, weight, rule, formula, facts, null, true, Provenance.OWN);
        }
    }

    /** What an item does to the result. */
    public enum Role {
        /** Adds its points. */
        SCORED,
        /** Adds its points and has to be met by itself, whatever the total. */
        KEY,
        /** Adds points above the maximum, up to the cap. */
        BONUS,
        /** One is enough to fail (一票否决). */
        VETO
    }
}
