// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.Optional;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.evaluation.archive.AssessmentArchive;
import org.shifan.evaluation.registry.FakeBureaus;
import org.shifan.testregisters.FixedLevels;

/** Readers of snapshots over registers for tests. */
public final class Snapshots {
    private Snapshots() {}

    public static SnapshotReader over(FactCatalogue facts, ZoneRegistry zones) {
        return over(facts, zones, new FixedLevels());
    }

    static SnapshotReader over(FactCatalogue facts, ZoneRegistry zones, Grants grants) {
        return over(facts, zones, grants, new MemoryAssessments());
    }

    static SnapshotReader over(FactCatalogue facts, ZoneRegistry zones, Grants grants, AssessmentArchive assessments) {
        return over(facts, zones, grants, new FakeMemberships(zones), assessments);
    }

    static SnapshotReader over(
            FactCatalogue facts,
            ZoneRegistry zones,
            Grants grants,
            Memberships memberships,
            AssessmentArchive assessments) {
        return new SnapshotReader(facts, zones, new FakeBureaus(), new Divisions(), grants, memberships, assessments);
    }

    /** Whom a set for zones concerns. */
    public static Subjects subjects(ZoneRegistry zones) {
        return new Subjects(new FakeBureaus(), zones, new FakeEnterprises(), new FixedLevels(), null);
    }

    private static final class Divisions implements DivisionDirectory {
        @Override
        public Optional<String> name(DivisionCode code, LocalDate on) {
            return code.value().equals("320000") ? Optional.of("江苏省") : Optional.empty();
        }

        @Override
        public Optional<String> fullName(DivisionCode code, LocalDate on) {
            return name(code, on);
        }

        @Override
        public void require(DivisionCode code, LocalDate on) {}
    }
}
