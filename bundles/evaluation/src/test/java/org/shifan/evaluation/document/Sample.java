// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.nio.charset.StandardCharsets;

/** A small sound document; its lines are counted on. */
final class Sample {
    static final String YAML = """
            format: shifan-criteria/1
            id: test-set
            authority: jiangsu
            subject: zone
            level: provincial
            version: 1.0.0
            title: {zh: 江苏省级示范区, en: Jiangsu provincial zone}
            total: 10
            pass: 6
            in-force: {from: 2014-04-22}
            rounding: {item: 2, total: 2, mode: half-up}
            parts:
              - id: basic
                title: {zh: 基本条件, en: Basic conditions}
                items:
                  - id: scale
                    clause: 四(二)
                    weight: 10
                    title: {zh: 出口规模, en: Export scale}
                    rule:
                      bands: {fact: export.value, unit: USD, bands: [
                        {to: 5, points: 0}, {from: 5, to: 20, points: 6},
                        {from: 20, points: 10}]}
            vetoes: [{id: malice, title: {zh: 恶意违法, en: Malice}, clause: 六(六), when: {fact: incident.malice.count, unit: count, above: 0}}]
            """;

    private Sample() {}

    static ReadResult read(String yaml) {
        return DocumentReader.read("bad.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
