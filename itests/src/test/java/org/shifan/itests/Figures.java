// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

/** A page in the text format of Prometheus, read as strictly as Prometheus reads it. */
final class Figures {
    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|summary|histogram|untyped)");
    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) .*");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\n\"])*\"";
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:" + LABEL + "(?:," + LABEL
            + ")*,?)?})? (NaN|[+-]Inf|[-+0-9.eE]+)( \\d+)?");

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Double> samples = new TreeMap<>();

    Figures(String page) {
        assertTrue("the last line ends", page.endsWith("\n"));
        for (String line : page.split("\n")) {
            Matcher type = TYPE.matcher(line);
            if (type.matches()) {
                assertNull("typed twice: " + line, types.put(type.group(1), type.group(2)));
            } else if (!line.isBlank() && !HELP.matcher(line).matches()) {
                Matcher sample = SAMPLE.matcher(line);
                assertTrue("no line of the format: " + line, sample.matches());
                assertNotNull("no type before: " + line, typeOf(sample.group(1)));
                String labels = sample.group(2) == null ? "" : sample.group(2);
                assertNull("twice: " + line, samples.put(sample.group(1) + labels, number(sample.group(3))));
            }
        }
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    private String typeOf(String sample) {
        String family = sample.replaceFirst("_(count|sum|bucket|max)$", "");
        return types.getOrDefault(sample, types.get(family));
    }

    String type(String name) {
        return types.get(name);
    }

    /** What all samples of a name add up to, whatever their labels; with a piece of these, of those that have it. */
    double sum(String name, String label) {
        return samples.entrySet().stream()
                .filter(each -> each.getKey().equals(name) || each.getKey().startsWith(name + "{"))
                .filter(each -> each.getKey().contains(label))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
