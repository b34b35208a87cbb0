// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;

import org.apache.karaf.shell.api.action.Option;

import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.NoticeSymbol;

/** A command that enters a version of a foreign standard. */
abstract class MarketVersionCommand extends DecisionCommand<ForeignStandard> {

    @Option(name = "--version", description = "The version, such as 2014 / 版本")
    String version;

    @Option(name = "--published", description = "The day of publication / 发布日")
    String published;

    @Option(name = "--from", description = "The day from which it has to be met / 开始执行日")
    String from;

    @Option(name = "--change", description = "What is new, in a sentence / 主要变化")
    String change;

    @Option(name = "--notice", description = "The notification that announced it / 相应的通报编号")
    String notice;

    final ForeignStandard.Version version() {
        String name = need("--version", version);
        LocalDate day = date(need("--from", from), null);
        return new ForeignStandard.Version(
                name,
                date(published, null),
                day,
                need("--change", change),
                notice == null ? null : NoticeSymbol.of(notice),
                decision());
    }
}
