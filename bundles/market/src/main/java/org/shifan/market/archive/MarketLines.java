// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Subject;
import org.shifan.api.market.Participations;
import org.shifan.api.market.TradeConcerns;
import org.shifan.api.market.Trainings;
import org.shifan.api.market.Warning;
import org.shifan.api.market.Warnings;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

import static org.shifan.market.MarketMessages.M;
import static org.shifan.market.MarketMessages.say;

/** Warnings, trainings, trade concerns and parts in rules and exchange of an enterprise for its quality archive (Q1). */
@Component
public final class MarketLines implements ArchiveContributor {
    private final Warnings warnings;
    private final Trainings trainings;
    private final TradeConcerns concerns;
    private final Participations participations;

    @Activate
    public MarketLines(
            @Reference Warnings warnings,
            @Reference Trainings trainings,
            @Reference TradeConcerns concerns,
            @Reference Participations participations) {
        this.warnings = warnings;
        this.trainings = trainings;
        this.concerns = concerns;
        this.participations = participations;
    }

    @Override
    public Text title() {
        return M.text("market.archive.name");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        Subject subject = Subject.enterprise(enterprise.code());
        boolean synthetic = enterprise.synthetic();
        List<ArchiveLine> out = new ArrayList<>();
        for (Warning warning : warnings.warnings(new Warnings.Query(null, subject, false, 0, Integer.MAX_VALUE))) {
            String key = warning.read() ? "market.archive.warned" : "market.archive.warned-unread";
            Message what = say(key, warning.reference(), warning.title(), warning.why());
            out.add(line(warning.raised(), warning.due(), what, "warning " + warning.id(), synthetic));
        }
        trainings
                .trainings(enterprise.bureau(), null, null)
                .forEach(training -> training.participants().stream()
                        .filter(who -> who.enterprise().equals(enterprise.code()))
                        .forEach(who -> out.add(line(
                                training.on(),
                                training.on(),
                                say("market.archive.trained", who.person(), training.topic()),
                                "training " + training.id(),
                                synthetic))));
        concerns.concerns(null, subject, null, false).forEach(concern -> {
            Text outcome = M.text(
                    concern.open()
                            ? "market.archive.pending"
                            : "market.outcome." + concern.outcome().code());
            Message what = say("market.archive.concern", concern.title(), concern.market(), outcome);
            out.add(line(concern.raised(), null, what, "concern " + concern.id(), synthetic));
        });
        participations.all(null, null, subject).forEach(part -> {
            Text kind = M.text("market.participation-kind." + part.kind().code());
            Message what = say("market.archive.part", kind, part.title());
            out.add(line(part.on(), null, what, "participation " + part.id(), synthetic));
        });
        return out;
    }

    private static ArchiveLine line(LocalDate from, LocalDate to, Message what, String source, boolean synthetic) {
        return new ArchiveLine(from, to, ArchiveLine.Chapter.OTHER, null, what.text(), source, synthetic);
    }
}
