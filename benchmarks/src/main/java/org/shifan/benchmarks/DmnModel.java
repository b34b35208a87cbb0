// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a DMN model of decisions. */
final class DmnModel {
    private static final String HEAD = "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""
            + " id=\"sheet\" name=\"sheet\" namespace=\"urn:shifan:benchmarks\">\n";

    private final StringBuilder xml = new StringBuilder(HEAD);
    private final Set<String> facts;

    DmnModel(List<String> facts) {
        this.facts = Set.copyOf(facts);
        for (String fact : facts) {
            xml.append(String.format(
                    "<inputData id=\"%s\" name=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/></inputData>%n",
                    fact, fact, fact, Zones.fact(fact).unit().equals("truth") ? "boolean" : "number"));
        }
    }

    DmnModel decision(String name, List<String> needs, String expression) {
        return logic(name, needs, "<literalExpression><text><![CDATA[" + expression + "]]></text></literalExpression>");
    }

    /** @param logic in DMN's XML */
    DmnModel logic(String name, List<String> needs, String logic) {
        String requirements = needs.stream()
                .map(need -> String.format(
                        "<informationRequirement><required%s href=\"#%s\"/></informationRequirement>",
                        facts.contains(need) ? "Input" : "Decision", need))
                .collect(Collectors.joining());
        xml.append(String.format(
                "<decision id=\"%s\" name=\"%s\"><variable name=\"%s\"/>%s%s</decision>%n",
                name, name, name, requirements, logic));
        return this;
    }

    String xml() {
        return xml + "</definitions>\n";
    }
}
