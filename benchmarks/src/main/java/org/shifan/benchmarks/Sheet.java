// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.shifan.api.evaluation.Verdict;

/** The shape of the sheet, for the peers that are given it as a table of expressions. */
final class Sheet {
    static final int ITEMS = 30;
    static final int SCORED = 27;
    /** How many facts stand in a trace, those of the veto last. */
    static final int INPUTS = 58;

    static final BigDecimal PASS = new BigDecimal("70");
    static final BigDecimal BONUS_CAP = new BigDecimal("3");
    /** Key items and the points that they need. */
    static final int SCALE = 4;

    static final BigDecimal SCALE_KEY = new BigDecimal("5");
    static final int INCIDENT_RATE = 6;
    static final BigDecimal INCIDENT_RATE_KEY = new BigDecimal("4");
    static final int ORGANISATION = 15;
    static final BigDecimal ORGANISATION_KEY = new BigDecimal("4");

    private Sheet() {}

    /**
     * An item, or a result of the whole, in the language of a peer.
     *
     * @param inputs the facts that it reads
     */
    record Line(String name, List<String> inputs, String expression) {}

    /** Reads lines of {@code name | inputs | expression}. */
    static List<Line> lines(String file) {
        List<Line> out = new ArrayList<>();
        for (String line :
                new String(bytes(file), StandardCharsets.UTF_8).lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split("\\|", 3);
                out.add(new Line(cells[0].strip(), List.of(cells[1].strip().split(" +")), cells[2].strip()));
            }
        }
        return out;
    }

    /** The facts in the order of a trace. */
    static List<String> inputs(List<Line> lines) {
        return lines.stream().flatMap(line -> line.inputs().stream()).toList();
    }

    static byte[] bytes(String file) {
        try (InputStream in = Sheet.class.getResourceAsStream("/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The verdict where a peer leaves it to Java. */
    static Verdict verdict(BigDecimal total, BigDecimal[] points, boolean malice) {
        if (malice) {
            return Verdict.FAIL_VETO;
        }
        boolean passed = total.compareTo(PASS) >= 0
                && points[SCALE].compareTo(SCALE_KEY) >= 0
                && points[INCIDENT_RATE].compareTo(INCIDENT_RATE_KEY) >= 0
                && points[ORGANISATION].compareTo(ORGANISATION_KEY) >= 0;
        return passed ? Verdict.PASS : Verdict.FAIL;
    }

    static BigDecimal total(BigDecimal[] points) {
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < SCORED; i++) {
            total = total.add(points[i]);
        }
        BigDecimal bonus = BigDecimal.ZERO;
        for (int i = SCORED; i < ITEMS; i++) {
            bonus = bonus.add(points[i]);
        }
        return total.add(bonus.min(BONUS_CAP)).setScale(2, RoundingMode.HALF_UP);
    }
}
