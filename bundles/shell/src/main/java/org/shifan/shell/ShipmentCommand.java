// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;

import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.completers.StringsCompleter;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.Shipment;

/** A command about one shipment. */
abstract class ShipmentCommand<A> extends ShifanCommand<A> {

    @Option(name = "--enterprise", description = "The enterprise's code / 企业代码")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--hs", description = "The commodity code / 商品编码")
    String hs;

    @Option(
            name = "--to",
            description = "The country on the other side, two letters; of imports the origin / 目的国家或地区代码，进口为原产地")
    String to;

    @Option(name = "--value", description = "The value in USD / 货值（美元）")
    String value;

    @Option(name = "--on", description = "The day of the declaration; today by default / 报检日期，默认今天")
    String on;

    @Option(name = "--declaration", description = "The declaration's number / 报检号")
    String declaration;

    @Option(
            name = "--purpose",
            description = "trade, aid, repair, testing, research, equipment or materials; trade by default"
                    + " / 用途：trade 贸易、aid 援外、repair 境外维修、testing 检测、research 研发、equipment 自用设备、"
                    + "materials 自用料件，默认贸易")
    @Completion(
            value = StringsCompleter.class,
            values = {"trade", "aid", "repair", "testing", "research", "equipment", "materials"})
    String purpose = "trade";

    @Option(name = "--import", description = "The goods come in / 进口货物")
    boolean in;

    @Option(name = "--used", description = "Old machinery or electrical goods / 旧机电产品")
    boolean used;

    private Shipment.Purpose purpose() {
        return Arrays.stream(Shipment.Purpose.values())
                .filter(p -> p.name().equalsIgnoreCase(purpose.strip()))
                .findFirst()
                .orElseThrow(() -> refuse("treatment.purpose", purpose));
    }

    final Shipment shipment() {
        HsCode goods = HsCode.of(need("--hs", hs));
        CountryCode destination = CountryCode.of(need("--to", to));
        Money worth = Money.usd(need("--value", value));
        Shipment.Purpose reason = purpose();
        var code = service(EnterpriseRegistry.class)
                .require(need("--enterprise", enterprise))
                .code();
        return new Shipment(
                declaration,
                code,
                goods,
                destination,
                date(on, today()),
                worth,
                reason,
                in ? Shipment.Direction.IMPORT : Shipment.Direction.EXPORT,
                used);
    }
}
