// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * For which events a title is reviewed out of turn, as {@code procedures/reassessment.yaml} says.
 *
 * @param days how far back an event is looked for
 * @param incidents codes of the kinds of incident that are enough by themselves
 * @param causes codes of what a confirmed trace may have found
 * @param risks codes of the levels of a ground for a raised risk
 * @param changes of what of a zone is a major change
 */
record Grounds(int days, List<String> incidents, List<String> causes, List<String> risks, List<String> changes) {
    private static final String FILE = "/procedures/reassessment.yaml";

    Grounds {
        incidents = List.copyOf(incidents);
        causes = List.copyOf(causes);
        risks = List.copyOf(risks);
        changes = List.copyOf(changes);
    }

    static Grounds read() {
        try (InputStream in = Grounds.class.getResourceAsStream(FILE)) {
            Map<?, ?> root =
                    (Map<?, ?>) new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in);
            return new Grounds(
                    (Integer) root.get("days"),
                    words(root, "incidents"),
                    words(root, "causes"),
                    words(root, "risks"),
                    words(root, "changes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(Map<?, ?> root, String key) {
        return ((List<?>) root.get(key)).stream().map(String::valueOf).toList();
    }
}
