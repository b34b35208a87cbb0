// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Membership;
import org.shifan.api.core.MembershipLine;
import org.shifan.api.core.RegisterCorrections;

/** Lists every line of an enterprise's memberships, or what was known on a day. */
@Service
@Command(
        scope = "shifan",
        name = "membership-history",
        description = "List the memberships of an enterprise with those that were found wrong / 列出企业的入区记录，含已更正或删除的")
public class MembershipHistoryCommand extends OneArgumentCommand<List<MembershipLine>> {

    @Argument(
            name = "code",
            required = true,
            description = "Organisation code or unified social credit code / 组织机构代码或统一社会信用代码")
    @Completion(EnterpriseCompleter.class)
    String code;

    @Option(name = "--known", description = "Only what was known at the end of that day / 只列该日终了时已知的")
    String known;

    @Override
    List<MembershipLine> answer() {
        LocalDate day = date(known, null);
        List<MembershipLine> lines = service(RegisterCorrections.class).memberships(code);
        return day == null
                ? lines
                : lines.stream().flatMap(line -> line.at(endOf(day)).stream()).toList();
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusMillis(1);
    }

    @Override
    void show(List<MembershipLine> lines) {
        Table table = table().number("number")
                .column("zone")
                .column("period")
                .column("recorded")
                .column("granted-by")
                .column("ended")
                .number("replaces")
                .column("found-wrong")
                .column("reason");
        for (MembershipLine line : lines) {
            Membership m = line.membership();
            table.row(
                    m.id(),
                    m.zone(),
                    m.period(),
                    LocalDate.ofInstant(line.recorded(), clock.getZone()),
                    m.admitted().by(),
                    m.end().map(end -> end.on() + " " + end.by()).orElse("-"),
                    line.replaces() == 0 ? "-" : line.replaces(),
                    Optional.ofNullable(line.voided())
                            .map(why -> LocalDate.ofInstant(line.voidRecorded(), clock.getZone()) + " " + why.by())
                            .orElse("-"),
                    Optional.ofNullable(line.voided()).map(Decision::reason).orElse("-"));
        }
        table.print(out());
    }
}
