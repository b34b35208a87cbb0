// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.facilitation.RiskSource;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.operations.Supervision;
import org.shifan.api.operations.Supervisor;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

/**
 * The sources of risks. Those of other bundles are made and asked under supervision; one that cannot be made, breaks or does not answer
 * in time counts as raised.
 */
final class RiskSources {
    private static final Logger LOG = LoggerFactory.getLogger(RiskSources.class);

    private final Supervisor supervisor;
    private final Made<RiskSource> made;
    private final List<Asked> all = new CopyOnWriteArrayList<>();

    RiskSources(Supervisor supervisor) {
        this.supervisor = supervisor;
        this.made = new Made<>(supervisor, "risks");
    }

    /**
     * A source that is asked.
     *
     * @param service its number
     * @param source null when it could not be made
     * @param supervision null for the source of this bundle, which is no plug-in
     */
    private record Asked(Object service, String name, RiskSource source, Supervision supervision) {
        Optional<Raised> ask(Shipment shipment) {
            try {
                return answer(shipment).map(why -> new Raised(why, null));
            } catch (ShifanException e) {
                LOG.warn("The source of risks {} fails: {}", name, e.message());
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.warn("The source of risks {} fails", name, e);
            }
            return Optional.of(new Raised(null, name));
        }

        private Optional<Text> answer(Shipment shipment) {
            if (source == null) {
                throw new IllegalStateException("it could not be made");
            }
            return supervision == null
                    ? told(shipment)
                    : supervision.call(shipment.enterprise() + " " + shipment.hs(), () -> told(shipment));
        }

        /** In plain values, so that no code of the bundle runs later in anybody else's thread. */
        private Optional<Text> told(Shipment shipment) {
            return source.raised(shipment.enterprise(), shipment.hs(), shipment.destination(), shipment.on())
                    .map(why -> new Text(why.zh(), why.en()));
        }
    }

    void come(ComponentServiceObjects<RiskSource> offer, Map<String, Object> properties) {
        if (isOwn(properties)) {
            RiskSource source = offer.getService();
            all.add(new Asked(id(properties), source.getClass().getName(), source, null));
            return;
        }
        made.come(offer, properties)
                .ifPresentOrElse(
                        source -> add(source, properties),
                        () -> all.add(new Asked(
                                id(properties),
                                String.valueOf(properties.get(ComponentConstants.COMPONENT_NAME)),
                                null,
                                null)));
    }

    void add(RiskSource source, Map<String, Object> properties) {
        String name = source.getClass().getName();
        all.add(new Asked(id(properties), name, source, supervisor.supervise(Made.bundle(properties), name)));
    }

    void go(ComponentServiceObjects<RiskSource> offer, Map<String, Object> properties) {
        all.removeIf(each -> {
            boolean gone = each.service().equals(id(properties));
            if (gone && each.supervision() != null) {
                each.supervision().forget();
            } else if (gone && each.source() != null) {
                offer.ungetService(each.source());
            }
            return gone;
        });
        if (!isOwn(properties)) {
            made.go(offer, properties);
        }
    }

    /** What the sources say of a shipment, in an order of their own, whatever order they came in. */
    List<Raised> raised(Shipment shipment) {
        List<Raised> out = new ArrayList<>();
        all.forEach(each -> each.ask(shipment).ifPresent(out::add));
        out.sort(Comparator.comparing(raised -> raised.failed() != null ? raised.failed() : text(raised.why())));
        return out;
    }

    private static String text(Text why) {
        return why.en() + why.zh();
    }

    private static Object id(Map<String, Object> properties) {
        return properties.get(Constants.SERVICE_ID);
    }

    private static boolean isOwn(Map<String, Object> properties) {
        Bundle own = FrameworkUtil.getBundle(RiskSources.class);
        return own != null && Made.bundle(properties) == own.getBundleId();
    }
}
