// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.audit.AuditEntry;
import org.shifan.api.audit.AuditLog;

/** Lists changes from the audit log, newest first. */
@Service
@Command(scope = "shifan", name = "audit", description = "List changes from the audit log / 列出审计日志中的变更")
public class AuditCommand extends ShifanCommand<List<AuditEntry>> {

    @Option(name = "--subject", description = "Of this subject, such as zone:320583-01 / 对象")
    String subject;

    @Option(name = "--who", description = "By this account or name / 账号或姓名")
    String who;

    @Option(name = "--source", description = "From this source / 来源")
    @Completion(AuditSourceCompleter.class)
    String source;

    @Option(name = "--since", description = "From this day on / 起始日")
    String since;

    @Option(name = "--before", description = "Only numbers below this one: the next page / 只列编号小于此数的（翻页）")
    String before;

    @Option(name = "--limit", description = "At most so many; 50 by default / 最多条数，默认 50")
    String limit = "50";

    @Override
    List<AuditEntry> answer() {
        int most = number("--limit", limit, 1);
        long from = before == null ? Long.MAX_VALUE : ReplayCommand.evaluation("--before", before);
        AuditLog.Query query = new AuditLog.Query(
                subject,
                who,
                source,
                since == null
                        ? null
                        : date(since, null).atStartOfDay(clock.getZone()).toInstant());
        AuditLog log = service(AuditLog.class);
        List<AuditEntry> entries = log.entries(query, from, most);
        if (entries.isEmpty() && source != null) {
            // The entries of one whose bundle is away are found all the same.
            Set<String> known = new TreeSet<>(log.state().sources().keySet());
            if (!known.contains(source)) {
                throw refuse("audit.source", source, String.join(", ", known));
            }
        }
        return entries;
    }

    @Override
    void show(List<AuditEntry> entries) {
        Table table = table().number("id")
                .column("entered")
                .column("by")
                .column("subject")
                .column("action")
                .column("before")
                .column("after")
                .column("reason");
        entries.forEach(entry -> table.row(
                entry.number(),
                entry.change().at() == null ? null : time(entry),
                who(entry),
                entry.change().subject(),
                entry.change().action(),
                values(entry.change().before()),
                values(entry.change().after()),
                entry.change().reason()));
        table.print(out());
    }

    private String time(AuditEntry entry) {
        ZoneId zone = clock.getZone();
        return entry.change().at().atZone(zone).toLocalDateTime().withNano(0).toString();
    }

    /** The account first: the server has checked it. A name that was only typed stands in brackets behind one. */
    private static String who(AuditEntry entry) {
        String behalf = entry.change().who().onBehalfOf();
        return entry.change().who().by() + (behalf.isEmpty() ? "" : " (" + behalf + ")");
    }

    private static String values(Map<String, String> values) {
        return values.isEmpty()
                ? null
                : String.join(
                        ", ",
                        values.entrySet().stream()
                                .map(value -> value.getKey() + "=" + value.getValue())
                                .toList());
    }
}
