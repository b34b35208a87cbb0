// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.ZoneRegistry;

/** Lists enterprises of a bureau, members of a zone, or those whose name contains a text. */
@Service
@Command(
        scope = "shifan",
        name = "enterprises",
        description = "List enterprises of a bureau, of a zone, or by name / 按局、示范区或名称列出企业")
public class EnterprisesCommand extends ShifanCommand<List<Enterprise>> {

    @Option(name = "--bureau", description = "The bureau's / 该局的企业")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--zone", description = "The members of the zone on the day / 示范区某日的入区企业")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--find", description = "Part of the name / 名称的一部分")
    String find;

    @Option(name = "--on", description = "The day, YYYY-MM-DD; today by default / 日期，默认今天")
    String on;

    @Option(name = "--offset", description = "Skip so many / 跳过条数")
    String offset = "0";

    @Option(name = "--limit", description = "At most so many / 最多条数")
    String limit = "50";

    @Override
    List<Enterprise> answer() {
        int most = number("--limit", limit, 1);
        int skipped = number("--offset", offset, 0);
        EnterpriseRegistry registry = service(EnterpriseRegistry.class);
        if (zone != null) {
            ZoneId id = service(ZoneRegistry.class).require(ZoneId.of(zone)).id();
            return registry.enterprises(service(Memberships.class).members(id, date(on, today()))).values().stream()
                    .sorted(java.util.Comparator.comparing(Enterprise::code))
                    .skip(skipped)
                    .limit(most)
                    .toList();
        }
        if (find != null) {
            return registry.find(find, most);
        }
        if (bureau == null) {
            throw refuse("enterprises.which");
        }
        BureauCode code = requireBureau(bureau);
        return registry.enterprises(code, skipped, most);
    }

    @Override
    void show(List<Enterprise> enterprises) {
        Table table = table().column("code").column("uscc").column("name").column("division");
        table.column("bureau").column("synthetic");
        enterprises.forEach(e ->
                table.row(e.code(), e.creditCode(), e.name(), e.division(), e.bureau(), Terms.truth(e.synthetic())));
        table.print(out());
        if (enterprises.size() == number("--limit", limit, 1)) {
            out().println(say("enterprises.more", limit));
        }
    }
}
