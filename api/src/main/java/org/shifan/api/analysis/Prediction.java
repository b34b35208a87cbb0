// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

import org.shifan.api.core.Subject;

/**
 * What a set was said to give before it came into force, kept as text beside the approval and held against what it
 * gives then: nothing may come into force that does something else than was shown.
 *
 * @param id of the set
 * @param version of the set
 * @param criteria digest of the set
 * @param lines one for each subject, by key
 */
public record Prediction(String id, String version, String criteria, int year, LocalDate asOf, List<Line> lines) {
    private static final String HEAD = "shifan-prediction/1";

    public Prediction {
        lines = List.copyOf(lines);
    }

    /**
     * What one subject was to have.
     *
     * @param facts digest of the facts that the set reads
     * @param result verdict, lowest and highest total, and the points of every item, exact
     */
    public record Line(Subject subject, String facts, String result) {}

    /** A line on which two predictions differ. */
    public record Difference(Subject subject, Cause cause, String predicted, String found) {}

    /** Why two predictions differ. */
    public enum Cause {
        /** The facts are others than those that the prediction was made with. */
        FACTS,
        /** The facts are the same and the result is another. */
        RESULT,
        /** The subject has come since. */
        CAME,
        /** The subject has gone since. */
        WENT
    }

    /** SHA-256 over {@link #text()}, in hexadecimal: the same facts and the same results, and nothing else. */
    public String digest() {
        try {
            byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As text that {@link #parse} reads: a head, then a line for each subject, tabs between. */
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append(String.join("\t", HEAD, id, version, criteria, String.valueOf(year), asOf.toString()));
        for (Line line : lines) {
            out.append('\n').append(String.join("\t", line.subject().toString(), line.facts(), line.result()));
        }
        return out.toString();
    }

    /** @throws IllegalArgumentException when it is no such text */
    public static Prediction parse(String text) {
        List<String> rows = text.lines().toList();
        String[] head = rows.isEmpty() ? new String[0] : rows.get(0).split("\t", -1);
        if (head.length != 6 || !head[0].equals(HEAD)) {
            throw new IllegalArgumentException("no prediction: it does not begin with " + HEAD);
        }
        List<Line> lines = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split("\t", -1);
            if (cells.length != 3) {
                throw new IllegalArgumentException(
                        "line " + (lines.size() + 2) + " of a prediction has " + cells.length + " cells instead of 3");
            }
            lines.add(new Line(Subject.of(cells[0]), cells[1], cells[2]));
        }
        return new Prediction(head[1], head[2], head[3], Integer.parseInt(head[4]), LocalDate.parse(head[5]), lines);
    }

    /** Where another, made later, differs from this one; empty when it was right. */
    public List<Difference> differences(Prediction later) {
        TreeMap<Subject, Line> expected = new TreeMap<>();
        lines.forEach(line -> expected.put(line.subject(), line));
        List<Difference> out = new ArrayList<>();
        for (Line found : later.lines()) {
            Line line = expected.remove(found.subject());
            if (line == null) {
                out.add(new Difference(found.subject(), Cause.CAME, null, found.result()));
            } else if (!line.facts().equals(found.facts())) {
                out.add(new Difference(found.subject(), Cause.FACTS, line.result(), found.result()));
            } else if (!line.result().equals(found.result())) {
                out.add(new Difference(found.subject(), Cause.RESULT, line.result(), found.result()));
            }
        }
        expected.values().forEach(line -> out.add(new Difference(line.subject(), Cause.WENT, line.result(), null)));
        return out;
    }
}
