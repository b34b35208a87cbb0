// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.Incidents;

/** Enters an incident by hand. */
@Service
@Command(scope = "shifan", name = "incident-report", description = "Enter an incident by hand / 手工录入事件")
public class IncidentReportCommand extends OneArgumentCommand<Incident> {

    @Argument(name = "number", required = true, description = "The bureau's own number for it / 本局编号")
    String number;

    @Option(name = "--bureau", description = "The bureau that takes it in / 录入的局")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(
            name = "--kind",
            description =
                    "notification, recall, return or sampling-failure / 类型：notification 通报、recall 召回、return 退运、sampling-failure 抽查不合格")
    @Completion(IncidentKindCompleter.class)
    String kind;

    @Option(name = "--on", description = "The day of the incident; today by default / 发生日，默认今天")
    String on;

    @Option(name = "--market", description = "Two letters of the market / 市场（两位国别代码）")
    String market;

    @Option(name = "--product", description = "The goods / 产品")
    String product;

    @Option(name = "--brand", description = "The brand / 品牌")
    String brand;

    @Option(name = "--model", description = "The model / 型号")
    String model;

    @Option(name = "--barcode", description = "The barcode / 条码")
    String barcode;

    @Option(name = "--hs", description = "The HS code / 商品编码")
    String hs;

    @Option(name = "--maker", description = "The maker as the report names it / 报告所称生产商")
    String maker;

    @Option(name = "--enterprise", description = "The enterprise that the report names by code / 报告指明的企业代码")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--hazard", description = "The hazard / 危害")
    String hazard;

    @Option(name = "--text", description = "What happened / 情况说明")
    String text;

    @Option(name = "--by", description = "Who enters it; the console's user by default / 录入人，默认当前用户")
    String by;

    @Override
    Incident answer() {
        BureauCode owner = requireBureau(need("--bureau", bureau));
        IncidentReport report = new IncidentReport(
                IncidentReport.OWN,
                number,
                kind(need("--kind", kind)),
                date(on, today()),
                CountryCode.of(need("--market", market)),
                new Goods(need("--product", product), brand, model, barcode, hs == null ? null : HsCode.of(hs)),
                maker,
                null,
                hazard,
                null,
                text,
                null,
                enterprise == null
                        ? null
                        : service(EnterpriseRegistry.class).require(enterprise).code(),
                null);
        if (report.on().isAfter(today())) {
            throw refuse("incident.future", report.on(), today());
        }
        return service(Incidents.class).report(owner, report, actor(by).by());
    }

    private static IncidentKind kind(String word) {
        return Arrays.stream(IncidentKind.values())
                .filter(kind -> kind.code().equals(word))
                .findFirst()
                .orElseThrow(() -> refuse("incident.kind", word));
    }

    @Override
    void show(Incident incident) {
        String key = incident.sourceCount() > 1 ? "incident.further-source" : "incident.entered";
        out().println(say(key, incident.id(), incident.sourceCount()));
    }
}
