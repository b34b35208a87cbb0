// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an accepted set comes into force. A change holds for what arrives and is decided afterwards; what is in force
 * stays so.
 */
@Component(service = ReleasePolicy.class, configurationPid = ReleasePolicy.PID)
@Designate(ocd = ReleasePolicy.Config.class)
public final class ReleasePolicy {
    static final String PID = "org.shifan.criteria";

    private static final Logger LOG = LoggerFactory.getLogger(ReleasePolicy.class);

    private volatile boolean secondPerson;

    /** The settings, in {@code etc/org.shifan.criteria.cfg}. */
    @ObjectClassDefinition(name = "Shifan: criteria / 评估标准")
    public @interface Config {
        /** {@code none}: in force as soon as it is accepted. {@code second-person}: when another person approves. */
        @AttributeDefinition(
                name = "Approval / 审批",
                description = "Whether a second person has to approve a set before it is in force / 标准生效是否须第二人批准",
                options = {
                    @Option(label = "none / 无需审批", value = "none"),
                    @Option(label = "second person / 双人审批", value = "second-person")
                })
        String approval() default "none";
    }

    @Activate
    public ReleasePolicy(Config config) {
        modified(config);
    }

    private ReleasePolicy(boolean secondPerson) {
        this.secondPerson = secondPerson;
    }

    static ReleasePolicy ofSecondPerson(boolean value) {
        return new ReleasePolicy(value);
    }

    /** What is neither is taken for the stricter, and said loudly: a slip of the pen opens no door. */
    @Modified
    void modified(Config config) {
        String approval = config.approval().strip();
        if (!approval.equals("none") && !approval.equals("second-person")) {
            LOG.error(
                    "{}: approval is none or second-person, found '{}'; it is taken for second-person", PID, approval);
        }
        secondPerson = !approval.equals("none");
    }

    /** Whether a second person has to approve. */
    public boolean secondPerson() {
        return secondPerson;
    }
}
