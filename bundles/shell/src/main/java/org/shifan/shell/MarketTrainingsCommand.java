// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.market.Training;
import org.shifan.api.market.Trainings;

/** Lists trainings, and the members of a zone that none has reached. */
@Service
@Command(
        scope = "shifan",
        name = "market-trainings",
        description = "List trainings about foreign rules, and members never reached / 列出国外技术法规培训及未参加的成员企业")
public class MarketTrainingsCommand extends ShifanCommand<MarketTrainingsCommand.Shown> {

    @Option(name = "--bureau", description = "Of this bureau / 该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--zone", description = "Of this zone / 该示范区的")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--year", description = "Of this year / 该年的")
    String year;

    /**
     * Trainings.
     *
     * @param unreached members of the zone of whom nobody was there in the year; empty unless both are named
     */
    record Shown(List<Training> trainings, List<OrganisationCode> unreached) {}

    @Override
    Shown answer() {
        Integer of = year == null ? null : year(year, today());
        ZoneId id = zone == null
                ? null
                : service(ZoneRegistry.class).require(ZoneId.of(zone)).id();
        Trainings trainings = service(Trainings.class);
        return new Shown(
                trainings.trainings(bureau == null ? null : requireBureau(bureau), id, of),
                id == null || of == null ? List.of() : trainings.unreached(id, of));
    }

    @Override
    void show(Shown shown) {
        MarketView.trainings(this, shown.trainings());
        if (!shown.unreached().isEmpty()) {
            out().println();
            out().println(say("market.unreached", shown.unreached()));
        }
    }
}
