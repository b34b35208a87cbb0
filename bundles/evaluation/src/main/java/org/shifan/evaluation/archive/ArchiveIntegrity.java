// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.operations.IntegrityCheck;
import org.shifan.api.operations.IntegrityFindings;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CanonicalJson;

import static org.shifan.evaluation.archive.ArchiveMessages.M;

/**
 * Every official evaluation is readable, is kept once, and has all that it names: its facts, its criteria, the bundles and the
 * definitions of then. That they still come to the same result is for a replay to prove.
 */
@Component
public final class ArchiveIntegrity implements IntegrityCheck {
    private static final int PAGE = 100;

    private final JpaTemplate jpa;
    private final CriteriaArchive criteria;
    private final ContentArchive contents;
    private final EvaluationJson json = new EvaluationJson();

    /** Through the two archives, which are there when the tables are. */
    @Activate
    public ArchiveIntegrity(
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa,
            @Reference CriteriaArchive criteria,
            @Reference ContentArchive contents) {
        this.jpa = jpa;
        this.criteria = criteria;
        this.contents = contents;
    }

    @Override
    public String name() {
        return "archive";
    }

    @Override
    public Text title() {
        return M.text("integrity.title");
    }

    @Override
    public IntegrityFindings check() {
        IntegrityFindings.Gathering found = new IntegrityFindings.Gathering();
        Map<List<String>, Optional<Message>> parts = new HashMap<>();
        found.count("results", 0);
        long last = 0;
        for (List<ResultEntity> page = after(last); !page.isEmpty(); page = after(last)) {
            for (ResultEntity row : page) {
                last = row.id();
                found.count("results", 1);
                look(row, parts, found);
            }
        }
        found.count("parts", parts.size());
        doubled().forEach(found::fault);
        return found.with(M.message("integrity.summary", found.counted("results"), found.counted("parts")));
    }

    private List<ResultEntity> after(long last) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em.createQuery(
                                "select r from ResultEntity r where r.id > :last order by r.id", ResultEntity.class)
                        .setParameter("last", last)
                        .setMaxResults(PAGE)
                        .getResultList());
    }

    private void look(ResultEntity row, Map<List<String>, Optional<Message>> parts, IntegrityFindings.Gathering found) {
        if (!row.hasItsFacts()) {
            found.fault(M.message("integrity.facts", row.id(), row.subject()));
        }
        Evaluation evaluation;
        try {
            evaluation = json.read(row.evaluation());
        } catch (RuntimeException e) {
            // Whatever somebody made of it.
            found.fault(M.message("integrity.unreadable", row.id(), row.subject(), String.valueOf(e.getMessage())));
            return;
        }
        if (!row.tellsAs(new ResultEntity(evaluation, row.evaluation(), row.facts()))) {
            found.fault(M.message("integrity.columns", row.id(), row.subject()));
        }
        Evaluation.Receipt receipt = evaluation.receipt();
        List<List<String>> named = new ArrayList<>();
        named.add(List.of(receipt.criteriaId(), receipt.version(), receipt.digest()));
        receipt.bundles().forEach(bundle -> named.add(List.of(bundle)));
        Optional.ofNullable(receipt.catalogue()).ifPresent(catalogue -> named.add(List.of(catalogue)));
        for (List<String> part : named) {
            parts.computeIfAbsent(part, this::missing)
                    .ifPresent(what -> found.fault(M.message("integrity.part", row.id(), row.subject(), what)));
        }
    }

    /** What of a part is not there or not as it was; each is looked at once. */
    private Optional<Message> missing(List<String> part) {
        if (part.size() > 1) {
            boolean there = criteria.contents(part.get(0), part.get(1)).stream()
                    .filter(content -> content.digest().equals(part.get(2)))
                    .anyMatch(
                            content -> CanonicalJson.sha256(content.canonical().getBytes(StandardCharsets.UTF_8))
                                    .equals(part.get(2)));
            return there
                    ? Optional.empty()
                    : Optional.of(M.message("integrity.no-criteria", part.get(0), part.get(1), part.get(2)));
        }
        try {
            return contents.content(part.get(0)).isPresent()
                    ? Optional.empty()
                    : Optional.of(M.message("integrity.no-content", part.get(0)));
        } catch (IllegalStateException e) {
            return Optional.of(M.message("integrity.touched", part.get(0)));
        }
    }

    /** What was made is made at a moment of its own: the same subject at the same one is one result kept twice. */
    private List<Message> doubled() {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select min(r.id), max(r.id), r.subject from ResultEntity r group by r.subject, r.level,"
                                        + " r.year, r.asOf, r.made having count(r.id) > 1",
                                Object[].class)
                        .getResultList()
                        .stream()
                        .map(row -> M.message("integrity.doubled", row[0], row[1], row[2]))
                        .toList());
    }
}
