// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.declared;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Messages;
import org.shifan.records.store.Database;

/** The facts that somebody declared, as long as their declaration is valid. */
@Component(service = FactProvider.class)
public final class DeclaredFacts implements BulkFactProvider {
    private static final Messages M = Messages.of(DeclaredFacts.class);
    private static final int SUBJECTS = 400;

    private record Found(
            java.math.BigDecimal value, int year, String document, LocalDate until, long importId, boolean synthetic) {}

    private final Database database;
    private final DeclaredCatalogue catalogue = DeclaredCatalogue.catalogue();

    @Activate
    public DeclaredFacts(@Reference Database database) {
        this.database = database;
    }

    @Override
    public List<FactDefinition> facts() {
        return catalogue.definitions();
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
        Map<String, List<Found>> found = database.transaction(connection -> find(connection, subjects, year));
        Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            Map<FactId, FactValue> values = new LinkedHashMap<>();
            for (FactId fact : facts) {
                FactDefinition definition = catalogue.definition(fact).orElseThrow();
                values.put(
                        fact,
                        value(
                                definition,
                                subject,
                                found.getOrDefault(key(subject.toString(), fact.value()), List.of()),
                                year,
                                asOf));
            }
            out.put(subject, values);
        }
        return out;
    }

    /** Of a yearly fact the declaration of the year counts, of a state the latest one up to it. */
    private static FactValue value(
            FactDefinition definition, Subject subject, List<Found> latestFirst, int year, LocalDate asOf) {
        for (Found found : latestFirst) {
            if (definition.period() == FactPeriod.YEAR && found.year() != year) {
                break;
            }
            if (found.until() != null && found.until().isBefore(asOf)) {
                return FactValue.expired(M.message(
                        "records.declared.expired",
                        definition.title(),
                        subject,
                        found.document(),
                        found.until(),
                        asOf));
            }
            java.math.BigDecimal value = found.value().stripTrailingZeros();
            return FactValue.known(
                    value.scale() < 0 ? value.setScale(0) : value,
                    new FactValue.Source(
                            found.document() + " (" + found.year() + ")",
                            "import " + found.importId(),
                            found.synthetic()));
        }
        return FactValue.missing(M.message("records.declared.none", definition.title(), subject, year));
    }

    private static Map<String, List<Found>> find(Connection connection, List<Subject> subjects, int year)
            throws SQLException {
        Map<String, List<Found>> out = new HashMap<>();
        for (int start = 0; start < subjects.size(); start += SUBJECTS) {
            List<Subject> some = subjects.subList(start, Math.min(start + SUBJECTS, subjects.size()));
            String sql =
                    "SELECT subject, fact, rec_year, fact_value, source_document, valid_until, import_id, synthetic"
                            + " FROM REC_DECLARED WHERE rec_year <= ? AND subject IN (?" + ", ?".repeat(some.size() - 1)
                            + ") ORDER BY rec_year DESC";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setInt(1, year);
                for (int i = 0; i < some.size(); i++) {
                    select.setString(i + 2, some.get(i).toString());
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        Date until = row.getDate("valid_until");
                        out.computeIfAbsent(
                                        key(row.getString("subject"), row.getString("fact")), k -> new ArrayList<>())
                                .add(new Found(
                                        row.getBigDecimal("fact_value"),
                                        row.getInt("rec_year"),
                                        row.getString("source_document"),
                                        until == null ? null : until.toLocalDate(),
                                        row.getLong("import_id"),
                                        row.getBoolean("synthetic")));
                    }
                }
            }
        }
        return out;
    }

    private static String key(String subject, String fact) {
        return subject + " " + fact;
    }
}
