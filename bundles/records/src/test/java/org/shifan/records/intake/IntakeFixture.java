// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportTarget;
import org.shifan.records.TestRegisters;
import org.shifan.records.TestTables;
import org.shifan.records.store.Database;
import org.shifan.records.store.ImportLog;
import org.shifan.records.targets.DeclarationsTarget;
import org.shifan.records.targets.ExportDeclarationsTarget;
import org.shifan.records.targets.ExportsTarget;
import org.shifan.records.targets.IncidentsTarget;
import org.shifan.records.targets.InspectionsTarget;
import org.shifan.testroles.TableOfRoles;

/** An import service over a database in memory, on 1 June 2015. */
final class IntakeFixture implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2015-06-01T00:00:00Z"), ZoneOffset.UTC);

    final TableOfRoles roles = new TableOfRoles();
    final TestTables tables;
    final TestRegisters registers =
            new TestRegisters().enterprises(TestRegisters.JIANGSU, 1, 50).enterprises(TestRegisters.NINGBO, 51, 60);
    final Path folder;

    IntakeFixture(Path folder) {
        this(folder, new TestTables());
    }

    IntakeFixture(Path folder, TestTables tables) {
        this.folder = folder;
        this.tables = tables;
    }

    Intake intake() {
        return intake(tables.database());
    }

    Intake intake(Database database) {
        return intake(
                database,
                List.of(
                        new ExportsTarget(database, registers.enterpriseRegistry()),
                        new ExportDeclarationsTarget(database, registers.enterpriseRegistry()),
                        new InspectionsTarget(database, registers.enterpriseRegistry()),
                        new IncidentsTarget(database, registers.enterpriseRegistry()),
                        new DeclarationsTarget(database, registers.enterpriseRegistry(), registers.zoneRegistry())));
    }

    Intake intake(List<ImportTarget> targets) {
        return intake(tables.database(), targets);
    }

    private Intake intake(Database database, List<ImportTarget> targets) {
        return new Intake(
                new TargetRegistry(targets),
                registers.bureauDirectory(),
                new ImportLog(database, CLOCK),
                roles,
                folder.resolve("rejects"));
    }

    Path file(String name, String text) {
        return file(name, text, StandardCharsets.UTF_8);
    }

    Path file(String name, String text, Charset charset) {
        return file(name, text.getBytes(charset));
    }

    Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportResult run(String kind, Path file) {
        return intake().importFile(kind, file, TestRegisters.JIANGSU, "tester", null);
    }

    @Override
    public void close() {
        tables.close();
    }
}
