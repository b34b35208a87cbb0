// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.text.Text;

/**
 * A criteria document that was read and found sound in itself; facts and functions are the compiler's matter.
 *
 * @param file the name it was read under
 * @param origin number and day of the paper that it puts into figures
 * @param demonstration whether its numbers are for demonstration only; then there is a status
 * @param total the sum of the weights of all scored items
 * @param pass the total from which it is passed
 * @param grades from the best down
 * @param parameters its own; {@link #numbers()} has the open terms too
 * @param procedure how a title is applied for, kept and lost
 * @param lineage what it stands on and leaves open
 * @param cases what has to come of which facts; tried before it is accepted
 */
public record CriteriaDocument(
        String file,
        String id,
        BureauCode authority,
        Subject.Kind subject,
        Level level,
        String version,
        Text title,
        Optional<Origin> origin,
        boolean demonstration,
        Optional<Text> status,
        DateRange inForce,
        BigDecimal total,
        BigDecimal pass,
        Rounding rounding,
        List<Grade> grades,
        List<Parameter> parameters,
        List<Plausible> plausible,
        List<Part> parts,
        Optional<Bonus> bonus,
        List<Veto> vetoes,
        Procedure procedure,
        Lineage lineage,
        List<GoldenCase> cases) {
    public CriteriaDocument {
        grades = List.copyOf(grades);
        parameters = List.copyOf(parameters);
        plausible = List.copyOf(plausible);
        parts = List.copyOf(parts);
        vetoes = List.copyOf(vetoes);
        cases = List.copyOf(cases);
    }

    /** The paper behind the document. */
    public record Origin(String number, Optional<LocalDate> date) {}

    /** A grade and the total from which it is given. */
    public record Grade(String id, BigDecimal from, Text title, Place place) {}

    /** The items of all parts, and those of the bonus behind them. */
    public Stream<Item> items() {
        return Stream.concat(
                parts.stream().flatMap(part -> part.items().stream()),
                bonus.stream().flatMap(added -> added.items().stream()));
    }

    /** Everything that a rule may name for a number: the parameters and the open terms. */
    public List<Parameter> numbers() {
        return Stream.concat(parameters.stream(), lineage.terms().stream().map(OpenTerm::asParameter))
                .toList();
    }

    /** Its version as numbers. */
    public SemanticVersion semanticVersion() {
        return SemanticVersion.of(version).orElseThrow();
    }

    /** What the set is for. */
    public CriteriaKey key() {
        return new CriteriaKey(authority, subject, level);
    }

    /**
     * The document as canonical JSON in UTF-8, itself a criteria document: sorted keys, plain decimals
     * without trailing zeros, text in NFC. The order of keys, comments and the style of YAML change nothing.
     */
    public byte[] canonical() {
        return CanonicalJson.bytes(Canonical.document(this));
    }

    /** The canonical form as maps, lists, strings, numbers and truths, before it is written out. */
    public Map<String, Object> tree() {
        return Canonical.document(this);
    }

    /** SHA-256 over {@link #canonical()}, in hexadecimal. */
    public String digest() {
        return CanonicalJson.sha256(canonical());
    }
}
