// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.CountryCode;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.Notices;

/** Lists TBT and SPS notifications. */
@Service
@Command(
        scope = "shifan",
        name = "market-notices",
        description = "List TBT and SPS notifications, newest first / 列出 TBT 和 SPS 通报，最新在前")
public class MarketNoticesCommand extends ShifanCommand<List<NoticeFile>> {

    @Option(name = "--market", description = "Of this country, two letters / 该国家或地区的")
    String market;

    @Option(name = "--hs", description = "About these goods, first digits / 涉及该商品的（HS 前几位）")
    String hs;

    @Option(name = "--open", description = "Only those that can be commented on / 仅尚可评议的")
    boolean open;

    @Option(name = "--without-hs", description = "Only those that name no HS code / 仅未注明 HS 编码的")
    boolean withoutHs;

    @Option(name = "--offset", description = "Leave out the first ones / 跳过前若干条")
    String offset = "0";

    @Option(name = "--limit", description = "How many at most / 最多条数")
    String limit = "50";

    @Override
    List<NoticeFile> answer() {
        int skip = number("--offset", offset, 0);
        int most = number("--limit", limit, 1);
        Notices.Query query = new Notices.Query(
                market == null ? null : CountryCode.of(market),
                hs == null ? null : HsScope.of(hs),
                open ? today() : null,
                withoutHs ? 0 : skip,
                withoutHs ? Integer.MAX_VALUE : most);
        List<NoticeFile> files = service(Notices.class).files(query);
        return withoutHs
                ? files.stream()
                        .filter(file -> file.hs().isEmpty())
                        .skip(skip)
                        .limit(most)
                        .toList()
                : files;
    }

    @Override
    void show(List<NoticeFile> files) {
        MarketView.files(this, files);
    }
}
