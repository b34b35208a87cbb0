// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.text.Text;

/**
 * What named assessors find: words of a scale, or points. One item has one judgement.
 *
 * @param by who has to judge
 * @param assessors how many of them at least
 * @param combine what is made of several
 * @param scale the words, each with its points; empty when points are given
 * @param upTo the most points that an assessor may give; empty when there is a scale
 */
public record JudgementRule(
        Text by, int assessors, Combine combine, List<Word> scale, Optional<Amount> upTo, Place place) implements Rule {
    /** More assessors than any team has. */
    static final int MOST_ASSESSORS = 50;

    public JudgementRule {
        scale = List.copyOf(scale);
    }

    /** A word that an assessor may say. */
    public record Word(String id, Text title, Amount points, Place place) {
        static Word read(Reading reading, Node node) {
            Fields fields = new Fields(reading, node, Element.JUDGEMENT_WORD);
            return new Word(
                    fields.get("id", Values::id),
                    fields.get("title", Values::text),
                    fields.get("points", Values::amount),
                    fields.place());
        }
    }

    /** What is made of several judgements. */
    public enum Combine {
        /** The middle one, or halfway between the two in the middle. */
        MEDIAN("median"),
        MEAN("mean");

        private final String code;

        Combine(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** The word of that id, if the scale has it. */
    public Optional<Word> word(String id) {
        return scale.stream().filter(word -> word.id().equals(id)).findFirst();
    }

    @Override
    public RuleKind kind() {
        return RuleKind.JUDGEMENT;
    }

    @Override
    public Stream<Amount> amounts() {
        return Stream.concat(scale.stream().map(Word::points), upTo.stream());
    }

    @Override
    public Stream<JudgementRule> judgements() {
        return Stream.of(this);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.judgement(this);
    }

    static JudgementRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.JUDGEMENT);
        boolean words = fields.oneOf(List.of("scale", "up-to")).orElse("scale").equals("scale");
        int assessors =
                fields.find("assessors", Values.whole(1, MOST_ASSESSORS)).orElse(1);
        if (assessors > 1 && !fields.has("combine")) {
            reading.problem(fields.place(), "criteria.judgement.combine", assessors);
        }
        return new JudgementRule(
                fields.get("by", Values::text),
                assessors,
                fields.find("combine", Values.choice(Combine.values(), Combine::code))
                        .orElse(Combine.MEDIAN),
                words ? fields.list("scale", Word::read) : List.of(),
                words ? Optional.empty() : fields.find("up-to", Values::amount),
                fields.place());
    }
}
