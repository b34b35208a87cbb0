// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;

import static org.shifan.core.CoreMessages.refuse;

/** What may be granted to whom, for the kinds that are known here; a kind that another bundle brings is left to it. */
@Component(service = GrantValues.class, configurationPid = GrantValues.PID)
@Designate(ocd = GrantValues.Config.class)
public final class GrantValues {
    static final String PID = "org.shifan.core.levels";

    private static final Logger LOG = LoggerFactory.getLogger(GrantValues.class);

    private static final Map<Grant.Kind, List<String>> OF_ENTERPRISES = Map.of(
            Grant.Kind.ENTERPRISE_CLASS, List.of("1", "2", "3", "4"),
            Grant.Kind.CREDIT_GRADE, List.of("AA", "A", "B", "C", "D"),
            Grant.Kind.DEMONSTRATION_ENTERPRISE, List.of(),
            Grant.Kind.EFFECTIVE_SUPERVISION, List.of());

    private volatile Set<String> levels;

    /** The levels beside those of the policy. */
    @ObjectClassDefinition(name = "Shifan: levels of zones / 示范区级别")
    public @interface Config {
        @AttributeDefinition(
                name = "Other levels / 其他级别",
                description = "Codes of levels that a bureau knows beside provincial and national, such as municipal"
                        + " / 省级、国家级之外的级别代码，如 municipal")
        String[] other_levels() default {};
    }

    @Activate
    public GrantValues(Config config) {
        this(config.other_levels());
    }

    /** Nothing restarts; what is not the code of a level leaves the levels as they are. */
    @Modified
    void modified(Config config) {
        try {
            levels = levels(config.other_levels());
        } catch (IllegalArgumentException e) {
            LOG.error("{}: {}; the levels stay {}", PID, e.getMessage(), levels);
        }
    }

    /** @param otherLevels codes of levels beside provincial and national */
    GrantValues(String... otherLevels) {
        levels = levels(otherLevels);
    }

    /** @throws IllegalArgumentException for what is not the code of a level */
    private static Set<String> levels(String... others) {
        Set<String> out = new TreeSet<>();
        Level.LADDER.stream().skip(1).map(Level::code).forEach(out::add);
        Arrays.stream(others).map(code -> Level.of(code).code()).forEach(out::add);
        return out;
    }

    /** The kinds whose values are known here. */
    public List<Grant.Kind> kinds() {
        return List.of(
                Grant.Kind.ZONE_LEVEL,
                Grant.Kind.DEMONSTRATION_ENTERPRISE,
                Grant.Kind.ENTERPRISE_CLASS,
                Grant.Kind.CREDIT_GRADE,
                Grant.Kind.EFFECTIVE_SUPERVISION);
    }

    /** @throws org.shifan.api.text.ShifanException {@code core.grant.value} or {@code core.grant.subject} */
    public void check(Subject subject, Grant.Kind kind, String value) {
        if (kind.equals(Grant.Kind.ZONE_LEVEL)) {
            requireSubject(subject, kind, Subject.Kind.ZONE);
            requireOneOf(kind, value, levels);
        } else if (OF_ENTERPRISES.containsKey(kind)) {
            requireSubject(subject, kind, Subject.Kind.ENTERPRISE);
            List<String> allowed = OF_ENTERPRISES.get(kind);
            if (!allowed.isEmpty()) {
                requireOneOf(kind, value, allowed);
            }
        }
    }

    private static void requireSubject(Subject subject, Grant.Kind kind, Subject.Kind wanted) {
        if (subject.kind() != wanted) {
            throw refuse("core.grant.subject", kind, wanted.code(), subject);
        }
    }

    private static void requireOneOf(Grant.Kind kind, String value, java.util.Collection<String> allowed) {
        if (!allowed.contains(value)) {
            throw refuse("core.grant.value", kind, value, String.join(", ", allowed));
        }
    }
}
