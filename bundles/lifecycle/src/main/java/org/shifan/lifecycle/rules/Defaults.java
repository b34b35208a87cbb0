// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.text.Text;

import static org.shifan.lifecycle.LifecycleMessages.M;

/** The lengths that hold where a criteria set says nothing, each with how far it is known. */
final class Defaults {
    private static final String FILE = "/procedures/defaults.yaml";

    private Defaults() {}

    /** @throws IllegalStateException when the file is wrong: a mistake of the build */
    static List<Case.Term> read() {
        try (InputStream in = Defaults.class.getResourceAsStream(FILE)) {
            Map<?, ?> root =
                    (Map<?, ?>) new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in);
            List<Case.Term> out = new ArrayList<>();
            for (Object line : (List<?>) root.get("terms")) {
                out.add(term((Map<?, ?>) line));
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case.Term term(Map<?, ?> line) {
        Procedure.Term term = Stream.of(Procedure.Term.values())
                .filter(t -> t.code().equals(line.get("term")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + ": " + line));
        boolean months = line.containsKey("months");
        Procedure.Length length = new Procedure.Length(
                (Integer) line.get(months ? "months" : "days"),
                months ? Procedure.Unit.MONTHS : Procedure.Unit.DAYS,
                "");
        if (line.get("ground") instanceof Map<?, ?> ground) {
            Text why = new Text(ground.get("zh").toString(), ground.get("en").toString());
            return new Case.Term(
                    term,
                    length,
                    false,
                    M.message("source." + line.get("grade"), why).text());
        }
        return new Case.Term(term, length, false, M.text("source." + line.get("grade")));
    }
}
