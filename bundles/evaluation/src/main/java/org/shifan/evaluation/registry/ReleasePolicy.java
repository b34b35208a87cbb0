// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.evaluation.trail.Trail;

/**
 * How an accepted set comes into force. A change holds for what arrives and is decided afterwards; what is in force
 * stays so. A change with a wrong value changes nothing, and where nothing was right before, the strictest holds.
 */
@Component(service = ReleasePolicy.class, configurationPid = ReleasePolicy.PID)
@Designate(ocd = ReleasePolicy.Config.class)
public final class ReleasePolicy {
    static final String PID = "org.shifan.criteria";

    private static final Logger LOG = LoggerFactory.getLogger(ReleasePolicy.class);
    private static final List<String> APPROVAL = List.of("none", "second-person");
    private static final List<String> DIFFERENCE = List.of("stop", "report");

    private static final List<String> BASELINE = List.of("required", "free");

    private volatile Settings settings = new Settings(true, true, true);

    /** The settings, in {@code etc/org.shifan.criteria.cfg}. */
    @ObjectClassDefinition(name = "Shifan: criteria / 评估标准")
    public @interface Config {
        /**
         * {@code none}: in force as soon as it is accepted. {@code second-person}: when another person approves. The
         * strictest by default, as that holds at a start with a wrong value; the distribution says the same.
         */
        @AttributeDefinition(
                name = "Approval / 审批",
                description = "Whether a second person has to approve a set before it is in force / 标准生效是否须第二人批准",
                options = {
                    @Option(label = "none / 无需审批", value = "none"),
                    @Option(label = "second person / 双人审批", value = "second-person")
                })
        String approval() default "second-person";

        /**
         * What becomes of a set on its day when it does something else than was shown: {@code stop}: it does not come into
         * force. {@code report}: it does, and its history says so.
         */
        @AttributeDefinition(
                name = "Difference / 效果不符",
                description =
                        "What becomes of a set that gives somebody another result on its day than was shown at its"
                                + " approval / 届时结果与批准时所示不同的标准如何处理",
                options = {
                    @Option(label = "stop / 中止生效", value = "stop"),
                    @Option(label = "report / 照常生效并记录", value = "report")
                })
        String difference() default "stop";

        /**
         * {@code required}: where AQSIQ's baseline is here, a bureau's set of its kind of subject and level binds the open terms of
         * it, or is refused. {@code free}: it may leave them.
         */
        @AttributeDefinition(
                name = "Baseline / 国家基线",
                description = "Whether a bureau's set has to bind the open terms of the national baseline"
                        + " / 直属局标准是否须为国家基线的待定用语取值",
                options = {
                    @Option(label = "required / 必须", value = "required"),
                    @Option(label = "free / 不要求", value = "free")
                })
        String baseline() default "required";
    }

    private record Settings(boolean secondPerson, boolean stops, boolean bindsBaseline) {}

    @Activate
    public ReleasePolicy(Config config) {
        modified(config);
    }

    /** The strictest, until it is told otherwise. */
    ReleasePolicy() {}

    static ReleasePolicy ofSecondPerson(boolean value) {
        ReleasePolicy out = new ReleasePolicy();
        out.change(value ? "second-person" : "none", "stop", "required");
        return out;
    }

    @Modified
    void modified(Config config) {
        Trail.own(() -> change(
                config.approval().strip(),
                config.difference().strip(),
                config.baseline().strip()));
    }

    /** The guard of settings tells wrong values in words; here they open no door where there is no guard. */
    void change(String approval, String difference, String baseline) {
        if (APPROVAL.contains(approval) && DIFFERENCE.contains(difference) && BASELINE.contains(baseline)) {
            settings = new Settings(!approval.equals("none"), difference.equals("stop"), baseline.equals("required"));
            LOG.info("{}: approval = {}, difference = {}, baseline = {}", PID, approval, difference, baseline);
        } else {
            LOG.error(
                    "{}: approval = {} is one of {}, difference = {} one of {}, baseline = {} one of {}; nothing of it was"
                            + " taken over: {}",
                    PID,
                    approval,
                    APPROVAL,
                    difference,
                    DIFFERENCE,
                    baseline,
                    BASELINE,
                    settings);
        }
    }

    /** Whether a second person has to approve. */
    public boolean secondPerson() {
        return settings.secondPerson();
    }

    /** Whether a bureau's set has to bind the open terms of the national baseline that is here. */
    boolean bindsBaseline() {
        return settings.bindsBaseline();
    }

    /** Whether a set that does something else on its day than was shown stays out of force. */
    boolean stops() {
        return settings.stops();
    }
}
