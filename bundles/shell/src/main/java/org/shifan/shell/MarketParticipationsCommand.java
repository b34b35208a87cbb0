// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

import org.shifan.api.market.Participation;
import org.shifan.api.market.Participations;

/** Lists standards that enterprises help to write, promotion bodies and exchanges. */
@Service
@Command(
        scope = "shifan",
        name = "market-participations",
        description =
                "List standards that enterprises help to write, promotion bodies and exchanges / 列出标准制修订、技术促进组织和境外交流")
public class MarketParticipationsCommand extends ShifanCommand<List<Participation>> {

    @Option(
            name = "--kind",
            description =
                    "standard-work, promotion-body or exchange / 类型：standard-work 标准制修订、promotion-body 技术促进组织、exchange 境外交流")
    @Completion(
            value = StringsCompleter.class,
            values = {"standard-work", "promotion-body", "exchange"})
    String kind;

    @Option(name = "--bureau", description = "Of this bureau / 该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--of", description = "In which this zone or enterprise takes part / 该示范区或企业参加的")
    @Completion(SubjectCompleter.class)
    String of;

    @Override
    List<Participation> answer() {
        return service(Participations.class)
                .all(
                        kind == null
                                ? null
                                : MarketView.choice(
                                        "--kind", kind, Participation.Kind.values(), Participation.Kind::code),
                        bureau == null ? null : requireBureau(bureau),
                        of == null ? null : SubjectArgument.of(of, this));
    }

    @Override
    void show(List<Participation> all) {
        MarketView.participations(this, all);
    }
}
