// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Optional;

import org.shifan.api.criteria.Problem;

/**
 * A file of golden cases, as a bundle brings it in {@code SHIFAN-INF/cases/*.yaml} or its test has it beside it.
 *
 * <pre>
 * year: 2014
 * as-of: 2015-06-30
 * facts:                        # of every case in this file
 *   export.value: {2014: 120000000, 2013: 100000000}
 * cases:
 *   - name: r9_shareOfTheCountyAloneSatisfies
 *     facts:                    # instead of or beside those above, year by year
 *       export.share.national: missing
 *     others: {export.value: [30, 10, missing]}                  # those that it is ranked among
 *     judgements: {service: [good, fair]}                        # of an item, a word or number of each assessor
 *     evidence: {org.charter: {from: 2013-01-01}, org.work-plan: none}
 *     expect: {verdict: PASS, total: 83.5, items: {scale: 10}}
 * </pre>
 *
 * @param cases none when there is a problem
 * @param problems all of them at once, by line
 */
public record CaseFile(List<GoldenCase> cases, List<Problem> problems) {
    public CaseFile {
        cases = List.copyOf(cases);
        problems = List.copyOf(problems);
    }

    /** Reads a file; bad input is answered with problems, never with an exception. */
    public static CaseFile read(String file, byte[] bytes) {
        Reading reading = new Reading(file);
        Optional<Node> root = DocumentReader.tree(reading, bytes);
        List<GoldenCase> cases = root.map(node -> {
                    Fields fields = new Fields(reading, node, Element.CASE_FILE);
                    return Cases.read(reading, fields.node("cases"), Cases.Head.of(fields));
                })
                .orElse(List.of());
        return new CaseFile(reading.problems().isEmpty() ? cases : List.of(), reading.problems());
    }
}
