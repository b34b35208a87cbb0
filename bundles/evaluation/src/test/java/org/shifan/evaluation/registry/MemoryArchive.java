// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.CriteriaArchive;

/** An archive in memory that can be out of reach; it outlives the registry, as the database does. */
final class MemoryArchive implements CriteriaArchive {
    private final List<ArchivedCriteria> rows = new ArrayList<>();
    private final List<ArchivedCriteria> serving = new ArrayList<>();
    boolean isDown;

    @Override
    public List<ArchivedCriteria> contents(String id, String version) {
        reach();
        return rows.stream()
                .filter(r -> r.id().equals(id) && r.version().equals(version))
                .toList();
    }

    @Override
    public List<ArchivedCriteria> contents(String id) {
        reach();
        return rows.stream().filter(r -> r.id().equals(id)).toList();
    }

    @Override
    public void serves(ArchivedCriteria content, Instant at) {
        reach();
        if (rows.stream().noneMatch(content::isContentOf)) {
            rows.add(content);
        }
        if (serving.stream().noneMatch(content::isContentOf)) {
            serving.add(0, content);
        }
    }

    @Override
    public void served(ArchivedCriteria content, Instant at) {
        reach();
        serving.removeIf(content::isContentOf);
    }

    @Override
    public Optional<ArchivedCriteria> serving(String bundleName) {
        reach();
        return serving.stream().filter(r -> r.bundleName().equals(bundleName)).findFirst();
    }

    private void reach() {
        if (isDown) {
            throw new IllegalStateException("the database does not answer");
        }
    }
}
