// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How a value becomes points. */
public sealed interface Scale {
    Place place();

    /** Every number in it. */
    Stream<Amount> amounts();

    /** Steps that cover every number once. */
    record Bands(List<Band> bands, Place place) implements Scale {
        public Bands {
            bands = List.copyOf(bands);
        }

        @Override
        public Stream<Amount> amounts() {
            return bands.stream()
                    .flatMap(band -> Stream.of(band.from().stream(), band.to().stream(), Stream.of(band.points()))
                            .flatMap(Function.identity()));
        }

        static Bands read(Reading reading, Node node) {
            return new Bands(Values.list(Band::read).read(reading, node), node.place());
        }
    }

    /**
     * A step.
     *
     * @param from included; empty in the lowest step
     * @param to not included; empty in the highest step
     */
    record Band(Optional<Amount> from, Optional<Amount> to, Amount points, Place place) {
        static Band read(Reading reading, Node node) {
            Fields fields = new Fields(reading, node, Element.BAND);
            return new Band(
                    fields.find("from", Values::amount),
                    fields.find("to", Values::amount),
                    fields.get("points", Values::amount),
                    fields.place());
        }
    }

    /** A straight line between two knots; outside of them the points of the nearer one. */
    record Line(Knot from, Knot to, Place place) implements Scale {
        @Override
        public Stream<Amount> amounts() {
            return Stream.of(from.at(), from.points(), to.at(), to.points());
        }

        static Line read(Reading reading, Node node) {
            Fields fields = new Fields(reading, node, Element.LINE);
            return new Line(fields.get("from", Knot::read), fields.get("to", Knot::read), fields.place());
        }
    }

    /** A value and the points that it gives. */
    record Knot(Amount at, Amount points, Place place) {
        static Knot read(Reading reading, Node node) {
            Fields fields = new Fields(reading, node, Element.KNOT);
            return new Knot(fields.get("at", Values::amount), fields.get("points", Values::amount), fields.place());
        }
    }

    /** The scale of a rule that lets the writer choose between {@code bands} and {@code linear}. */
    static Scale read(Fields fields) {
        boolean line = fields.oneOf(List.of("bands", "linear")).orElse("bands").equals("linear");
        return line ? fields.get("linear", Line::read) : fields.get("bands", Bands::read);
    }
}
