// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

import org.shifan.api.fact.Unit;
import org.shifan.api.text.Message;
import org.shifan.api.text.Messages;
import org.shifan.api.text.Text;

/** Speaks in both languages at once. */
final class Words {
    static final Messages M = Messages.of(Words.class);
    static final Fraction ONE = Fraction.of(BigDecimal.ONE);

    private Words() {}

    static Text say(String key, Object... arguments) {
        return M.message(key, arguments).text();
    }

    /** What a plug-in says, as the archive will have it; one that breaks even in saying it is quoted by its key. */
    static Text of(Message message) {
        try {
            Text text = message.text();
            return new Text(
                    Normalizer.normalize(text.zh(), Normalizer.Form.NFC),
                    Normalizer.normalize(text.en(), Normalizer.Form.NFC));
        } catch (RuntimeException e) {
            return say("plan.unspeakable", message.key());
        }
    }

    /** Clauses, one after the other. */
    static Text list(List<Text> texts) {
        return join("；", "; ", texts);
    }

    /** Things in a row. */
    static Text enumeration(List<Text> texts) {
        return join("、", ", ", texts);
    }

    /** Texts with a sign between them. */
    static Text join(String sign, List<Text> texts) {
        return join(sign, sign, texts);
    }

    private static Text join(String zh, String en, List<Text> texts) {
        return new Text(
                texts.stream().map(Text::zh).collect(Collectors.joining(zh)),
                texts.stream().map(Text::en).collect(Collectors.joining(en)));
    }

    static Text unit(Unit unit) {
        String key = "plan.unit." + unit.code();
        return M.has(key) ? M.text(key) : Text.same(unit.code());
    }

    /** A number of points, or the least and the most that are still possible. */
    static Text points(Range points) {
        return points.known()
                ? say("plan.points", points.low().shown())
                : say(
                        "plan.points.possible",
                        points.low().shown(),
                        points.high().shown());
    }

    /** What a computation comes to: a number, what it is at least, or that it is not defined. */
    static Text equated(Range result) {
        if (result.known()) {
            String shown = result.low().shown();
            return Text.same(shown.startsWith("≈") ? shown.replace("≈", "≈ ") : "= " + shown);
        }
        return result.low() == null
                ? say("plan.undefined")
                : say("plan.at-least", result.low().shown());
    }

    /** A number, or the span in which it lies; both ends bounded. */
    static Text range(Range range) {
        return range.known()
                ? Text.same(range.low().shown())
                : say("plan.span", range.low().shown(), range.high().shown());
    }
}
