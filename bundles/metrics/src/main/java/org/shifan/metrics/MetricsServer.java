// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.metrics;

import java.io.IOException;
import java.util.Optional;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.operations.Doctor;

/**
 * Answers Prometheus at {@code http://HOST:PORT/metrics}, and monitors at {@code /health}. Without it the figures are still
 * counted, and the console shows them.
 */
@Component(service = MetricsServer.class, immediate = true, configurationPid = "org.shifan.metrics")
@Designate(ocd = MetricsServer.Address.class)
public final class MetricsServer {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

    private final HTTPServer server;

    /** Comes and goes with its bundle; without it nobody can tell. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Doctor doctor;

    /** Where it listens. */
    @ObjectClassDefinition(name = "Shifan: metrics / 指标")
    public @interface Address {
        @AttributeDefinition(
                description =
                        "Address to listen on; figures are not secret but nobody else's either" + " / 监听地址，默认仅本机可访问")
        String host() default "127.0.0.1";

        @AttributeDefinition(
                min = "0",
                max = "65535",
                description = "Port of http://HOST:PORT/metrics; 0: no such page / 指标页端口，0 表示不提供")
        int port() default 9464;
    }

    @Activate
    public MetricsServer(@Reference PrometheusMetrics metrics, Address address) {
        this(metrics, address.host().strip(), address.port());
    }

    MetricsServer(PrometheusMetrics metrics, String host, int port) {
        this.server = open(metrics, host, port, new HealthPage(() -> Optional.ofNullable(doctor)));
    }

    /** @return null when there is to be none, or the port is taken: no reason to be without figures at the console */
    private static HTTPServer open(PrometheusMetrics metrics, String host, int port, HealthPage health) {
        if (port == 0) {
            return null;
        }
        try {
            return HTTPServer.builder()
                    .hostname(host)
                    .port(port)
                    .registry(metrics.registry())
                    .defaultHandler(health)
                    .executorService(new RequestThreads())
                    .buildAndStart();
        } catch (IOException e) {
            LOG.warn(
                    "No page of metrics at {}:{}: {}. Set another port: shifan:config-set org.shifan.metrics/port NUMBER",
                    host,
                    port,
                    e.getMessage());
            return null;
        }
    }

    @Deactivate
    void close() {
        if (server != null) {
            server.close();
        }
    }
}
