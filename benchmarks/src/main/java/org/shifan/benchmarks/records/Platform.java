// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactValue;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportService;
import org.shifan.records.facts.RecordFacts;
import org.shifan.records.facts.TotalsReader;
import org.shifan.records.intake.Intake;
import org.shifan.records.intake.TargetRegistry;
import org.shifan.records.store.Database;
import org.shifan.records.targets.ExportDeclarationsTarget;
import org.shifan.records.targets.ExportsTarget;
import org.shifan.records.targets.IncidentsTarget;
import org.shifan.records.targets.InspectionsTarget;
import org.shifan.testframework.StandIn;

/** The records' own services over one database: import, facts. */
final class Platform {
    private final ImportService intake;
    private final FactProvider facts;
    private final Set<FactId> all;

    Platform(Country country, DataSource source, Path rejects) {
        this("1", country, source, rejects);
    }

    /** @param version what another stored of zones is not used */
    Platform(String version, Country country, DataSource source, Path rejects) {
        Database database = new Database(source);
        intake = new Intake(
                new TargetRegistry(List.of(
                        new ExportsTarget(database, country.enterpriseRegistry()),
                        new ExportDeclarationsTarget(database, country.enterpriseRegistry()),
                        new InspectionsTarget(database, country.enterpriseRegistry()),
                        new IncidentsTarget(database, country.enterpriseRegistry()))),
                country.bureauDirectory(),
                database,
                (operation, place, actor) -> Optional.empty(),
                StandIn.of(Intake.Configuration.class, Map.of("rejects", asked -> rejects.toString())),
                null);
        ZoneRegistry zones = country.zoneRegistry();
        facts = new RecordFacts(
                database,
                new TotalsReader(version, database, zones, country.memberships(), country.enterpriseRegistry()));
        all = facts.facts().stream().map(FactDefinition::id).collect(Collectors.toSet());
    }

    FactProvider provider() {
        return facts;
    }

    /** Imports the files of all bureaus; how many rows were stored. */
    long intake(Rows.Kind kind, Map<BureauCode, Path> files) {
        long stored = 0;
        for (Map.Entry<BureauCode, Path> file : files.entrySet()) {
            ImportResult result = intake.importFile(kind.code(), file.getValue(), file.getKey(), "benchmark", null);
            if (result.rejected() > 0) {
                throw new IllegalStateException(file.getValue() + ": " + result.first());
            }
            stored += result.stored();
        }
        return stored;
    }

    /** Corrects the records of a file. */
    ImportResult correct(Rows.Kind kind, Path file, BureauCode bureau) {
        return intake.run(
                ImportRequest.add(kind.code(), file, bureau, "benchmark").withMode(ImportMode.CORRECT, "benchmark"),
                null);
    }

    /** Every fact that records yield, of these zones. */
    Map<Subject, Map<FactId, FactValue>> facts(Subject... zones) {
        return facts(Arrays.asList(zones));
    }

    Map<Subject, Map<FactId, FactValue>> facts(List<Subject> zones) {
        return facts.facts(
                all, zones, Country.YEAR, java.time.LocalDate.of(Country.YEAR + 1, 3, 1), (fact, subject, year) -> {
                    throw new AssertionError("these facts are made from records only");
                });
    }
}
