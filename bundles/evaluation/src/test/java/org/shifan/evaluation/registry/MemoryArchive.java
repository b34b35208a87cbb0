// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.MDC;

import org.shifan.api.operations.LogReference;
import org.shifan.api.release.CriteriaStep;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.ContentArchive;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.archive.Foreseen;
import org.shifan.evaluation.archive.StepArchive;
import org.shifan.evaluation.document.CanonicalJson;

/** An archive in memory that can be out of reach; it outlives the registry, as the database does. */
final class MemoryArchive implements CriteriaArchive, StepArchive, ContentArchive {
    private final Map<String, byte[]> bytes = new HashMap<>();
    private final List<ArchivedCriteria> rows = new ArrayList<>();
    private final List<CriteriaStep> steps = new ArrayList<>();
    private final Map<String, Foreseen> predictions = new HashMap<>();
    /** Under which reference of the log each step was added. */
    final Map<CriteriaStep, String> references = new HashMap<>();

    boolean isDown;
    /** Of which it does not say the steps, as a database that goes away meanwhile. */
    String mute = "";

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
    public void keep(ArchivedCriteria content, Instant at) {
        reach();
        if (rows.stream().noneMatch(content::isContentOf)) {
            rows.add(content);
        }
    }

    @Override
    public List<ArchivedCriteria> ofBundle(String bundleName) {
        reach();
        return rows.stream().filter(r -> r.bundleName().equals(bundleName)).toList();
    }

    @Override
    public void add(List<CriteriaStep> added) {
        reach();
        steps.addAll(added);
        added.forEach(step -> references.put(step, MDC.get(LogReference.KEY)));
    }

    @Override
    public boolean addAfter(CriteriaStep last, List<CriteriaStep> added) {
        boolean isLast = steps(last.set()).stream()
                .filter(s -> s.version().equals(last.version()) && s.digest().equals(last.digest()))
                .reduce((earlier, later) -> later)
                .filter(last::equals)
                .isPresent();
        if (isLast) {
            add(added);
        }
        return isLast;
    }

    @Override
    public long last() {
        reach();
        return steps.size();
    }

    @Override
    public List<CriteriaStep> steps(String set) {
        reach();
        if (set.equals(mute)) {
            throw new IllegalStateException("the database does not answer any more");
        }
        return steps.stream().filter(s -> s.set().equals(set)).toList();
    }

    @Override
    public void keep(Foreseen shown, Instant at) {
        reach();
        predictions.put(shown.prediction().digest(), shown);
    }

    @Override
    public Optional<Foreseen> foreseen(String digest) {
        reach();
        return Optional.ofNullable(predictions.get(digest));
    }

    @Override
    public String keep(Kind kind, byte[] content) {
        reach();
        String digest = CanonicalJson.sha256(content);
        bytes.put(digest, content);
        return digest;
    }

    @Override
    public Optional<byte[]> content(String digest) {
        reach();
        return Optional.ofNullable(bytes.get(digest));
    }

    private void reach() {
        if (isDown) {
            throw new IllegalStateException("the database does not answer");
        }
    }
}
