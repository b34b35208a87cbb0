// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.declared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/** The facts that somebody declares, as data: {@code declared-facts.csv} beside this class. */
public final class DeclaredCatalogue {
    private static final DeclaredCatalogue LOADED = load();

    private final Map<FactId, FactDefinition> definitions;

    private DeclaredCatalogue(Map<FactId, FactDefinition> definitions) {
        this.definitions = definitions;
    }

    public static DeclaredCatalogue catalogue() {
        return LOADED;
    }

    public List<FactDefinition> definitions() {
        return List.copyOf(definitions.values());
    }

    public Optional<FactDefinition> definition(FactId id) {
        return Optional.ofNullable(definitions.get(id));
    }

    private static DeclaredCatalogue load() {
        Map<FactId, FactDefinition> out = new LinkedHashMap<>();
        try (InputStream in = DeclaredCatalogue.class.getResourceAsStream("declared-facts.csv");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : rows) {
                FactDefinition definition = definition(row);
                if (out.put(definition.id(), definition) != null) {
                    throw new IllegalStateException("declared-facts.csv names " + definition.id() + " twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DeclaredCatalogue(out);
    }

    private static FactDefinition definition(NamedCsvRecord row) {
        Set<Subject.Kind> subjects = Stream.of(row.getField("subjects").split(" "))
                .map(subject -> Subject.Kind.valueOf(subject.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        return new FactDefinition(
                FactId.of(row.getField("id")),
                text(row, "title"),
                text(row, "meaning"),
                FactType.valueOf(row.getField("type").toUpperCase(Locale.ROOT)),
                Unit.of(row.getField("unit")),
                FactPeriod.valueOf(row.getField("period").toUpperCase(Locale.ROOT)),
                subjects,
                text(row, "owed_by"),
                row.getField("clause"));
    }

    private static Text text(NamedCsvRecord row, String name) {
        return new Text(row.getField(name + "_zh"), row.getField(name + "_en"));
    }
}
