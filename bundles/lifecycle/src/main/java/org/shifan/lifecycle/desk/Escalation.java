// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

import org.shifan.api.criteria.Procedure;

/**
 * To whom what is late goes up: from whoever owes it to the head of the bureau, and from there to the headquarters. After how many days is the
 * installation's to say; the opinion names none.
 */
@Component(service = Escalation.class, configurationPid = "org.shifan.lifecycle.late")
@Designate(ocd = Escalation.Days.class)
public final class Escalation {
    private final int head;
    private final int aqsiq;

    /** After how many days late. */
    @ObjectClassDefinition(name = "Shifan: late deadlines of cases / 案件逾期升级")
    public @interface Days {
        @AttributeDefinition(
                min = "1",
                max = "3650",
                description = "Days late after which the head of the bureau is told / 逾期多少天后报直属局负责人")
        int head_days() default 7;

        @AttributeDefinition(min = "1", max = "3650", description = "Days late after which AQSIQ is told / 逾期多少天后报总局")
        int aqsiq_days() default 30;
    }

    @Activate
    public Escalation(Days days) {
        this(days.head_days(), days.aqsiq_days());
    }

    Escalation(int head, int aqsiq) {
        this.head = head;
        this.aqsiq = aqsiq;
    }

    /** Those who are told of what is so many days late, the lowest first. */
    List<Procedure.Role> levels(int late) {
        List<Procedure.Role> out = new ArrayList<>();
        if (late >= head) {
            out.add(Procedure.Role.BUREAU_HEAD);
        }
        if (late >= aqsiq) {
            out.add(Procedure.Role.AQSIQ);
        }
        return out;
    }
}
