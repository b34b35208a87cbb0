// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.metrics;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import org.junit.Test;

import org.shifan.api.identity.Place;
import org.shifan.api.metrics.Metric;
import org.shifan.api.metrics.Metrics;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class PrometheusMetricsTest {
    private static final Metric EVALUATIONS = Metric.of("shifan_evaluations", "Subjects evaluated", "set", "verdict");
    private static final Metric SECONDS = Metric.of("shifan_evaluation_seconds", "Time", "set");

    private final PrometheusMetrics metrics = new PrometheusMetrics();

    @Test
    public void whatIsCountedAndTimedIsOnThePage() {
        metrics.count(EVALUATIONS, 2, "a-set", "PASS");
        metrics.count(EVALUATIONS, 3, "a-set", "PASS");
        metrics.time(SECONDS, Duration.ofMillis(1500), "a-set");
        assertThat(metrics.text().lines())
                .contains("shifan_evaluations_total{set=\"a-set\",verdict=\"PASS\"} 5.0")
                .contains("shifan_evaluation_seconds_count{set=\"a-set\"} 1")
                .contains("shifan_evaluation_seconds_sum{set=\"a-set\"} 1.5")
                .contains("shifan_evaluation_seconds_bucket{set=\"a-set\",le=\"2.0\"} 1")
                .contains("shifan_evaluation_seconds_bucket{set=\"a-set\",le=\"1.0\"} 0");
    }

    @Test
    public void whoMayLookAtTheServerIsGivenThePageAndNobodyElse() {
        TableOfRoles roles = new TableOfRoles();
        Metrics asked = new PrometheusMetrics(roles);
        roles.everyRole(Metrics.class, Place.COUNTRY)
                .change("page", asked::page)
                .isAsDocumented(() -> "");
    }

    @Test
    public void theJavaMachineIsOnThePage() {
        assertThat(metrics.text()).contains("jvm_memory_heap_used_bytes ", "jvm_threads_current ");
    }

    @Test
    public void aMetricUsedInAnotherWayThanItSaysCostsNobodyHisWork() {
        metrics.count(EVALUATIONS, 1, "a-set");
        metrics.count(EVALUATIONS, -1, "a-set", "PASS");
        metrics.time(Metric.of("shifan_evaluations", "A timer of the same name"), Duration.ZERO);
        assertThat(metrics.text()).doesNotContain("shifan_evaluations_total{");
    }

    @Test
    public void namesFollowTheHouse() {
        assertThatThrownBy(() -> Metric.of("evaluations", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Metric.of("shifan_evaluations_total", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Metrics.orNone(null).page()).isEmpty();
    }

    @Test
    public void setsAreGaugesWhileTheirRegistryIsThere() {
        CriteriaGauge gauge = new CriteriaGauge(metrics, List::of);
        assertThat(metrics.text()).contains("shifan_criteria_sets{state=\"REFUSED\"} 0.0");
        gauge.close();
        assertThat(metrics.text()).doesNotContain("shifan_criteria_sets");
        new CriteriaGauge(metrics, List::of).close();
    }

    @Test
    public void thePageIsReadByHttpOfThisMachineAndATakenPortIsNoFailure() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        metrics.count(EVALUATIONS, 1, "a-set", "FAIL");
        MetricsServer server = new MetricsServer(metrics, "127.0.0.1", port);
        new MetricsServer(metrics, "127.0.0.1", port).close();
        new MetricsServer(metrics, "127.0.0.1", 0).close();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(Duration.ofSeconds(10))
                .build();
        HttpResponse<String> page = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        server.close();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("shifan_evaluations_total{set=\"a-set\",verdict=\"FAIL\"} 1.0");
    }
}
