// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.MeasureChecks;
import org.shifan.api.facilitation.MeasureLedger;

/** Lists the declarations that have to be checked and have no result. */
@Service
@Command(
        scope = "shifan",
        name = "measure-checks-due",
        description =
                "List declarations that were drawn or are inspected jointly and have no result / 列出待登记抽查或联合检验结果的报检批")
public class MeasureChecksDueCommand extends ShifanCommand<List<MeasureLedger.Line>> {

    @Option(name = "--bureau", description = "Of this bureau's enterprises / 该局企业的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--enterprise", description = "Of this enterprise / 该企业的")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--limit", description = "How many at most / 最多条数")
    String limit = "50";

    @Override
    List<MeasureLedger.Line> answer() {
        int most = number("--limit", limit, 1);
        BureauCode of = bureau == null ? null : requireBureau(bureau);
        OrganisationCode code = enterprise == null
                ? null
                : service(EnterpriseRegistry.class).require(enterprise).code();
        return service(MeasureChecks.class).due(of, code, 0, most);
    }

    @Override
    void show(List<MeasureLedger.Line> lines) {
        MeasureLedgerCommand.print(this, lines);
    }
}
