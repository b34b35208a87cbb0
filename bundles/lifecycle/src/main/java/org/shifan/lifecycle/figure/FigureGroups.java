// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;
import org.shifan.lifecycle.Described;

/** The aims and headings of figures.yaml with their facts. */
final class FigureGroups {
    private static final String FILE = "figures.yaml";

    private FigureGroups() {}

    /** @param higherIsBetter of an aim, which is not ranked, always true */
    record Figure(String group, Text groupTitle, FactId fact, boolean higherIsBetter) {}

    /** @throws IllegalStateException when the description is wrong: a mistake of the build */
    static List<Figure> aims() {
        return read("aims", "facts");
    }

    static List<Figure> headings() {
        return read("headings", "higher");
    }

    private static List<Figure> read(String list, String higher) {
        Described file = new Described(FILE);
        List<Figure> out = new ArrayList<>();
        try (InputStream in = FigureGroups.class.getResourceAsStream("/" + FILE)) {
            for (Map<?, ?> group : file.read(in, list)) {
                String id = file.text(group, "id", list);
                file.known(group, Set.of("id", "title", higher, "lower"), id);
                Text title = file.both(group, id);
                Described.texts(group.get(higher))
                        .forEach(fact -> out.add(new Figure(id, title, FactId.of(fact), true)));
                Described.texts(group.get("lower"))
                        .forEach(fact -> out.add(new Figure(id, title, FactId.of(fact), false)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(out);
    }
}
