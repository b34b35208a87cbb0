// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.ledger;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.text.Text;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.store.FacilitationTables;

/** Ledgers for the tests of other packages. */
public final class Ledgers {
    /** The zone of the tests, which lies in Jiangsu. */
    public static final Zone KUNSHAN = new Zone(
            ZoneId.of("320583-01"),
            new Text("昆山出口轮胎", "Kunshan export tyres"),
            DivisionCode.of("320583"),
            BureauCode.of("jiangsu"),
            new Text("轮胎", "tyres"),
            List.of(),
            "C29",
            "",
            "");

    private static final ZoneRegistry ZONES = (ZoneRegistry) Proxy.newProxyInstance(
            ZoneRegistry.class.getClassLoader(), new Class<?>[] {ZoneRegistry.class}, (self, method, args) -> {
                if (method.getName().equals("zone")) {
                    return Optional.of(KUNSHAN).filter(zone -> zone.id().equals(args[0]));
                }
                throw new AssertionError(method);
            });

    private Ledgers() {}

    public static Ledger of(FacilitationTables tables) {
        return of(tables, (operation, place, actor) -> Optional.empty());
    }

    /** One that asks there. */
    public static Ledger of(FacilitationTables tables, Permissions permissions) {
        return new Ledger(() -> "facilitation", tables.jpa, ZONES, new OneEnterprise(), permissions);
    }
}
