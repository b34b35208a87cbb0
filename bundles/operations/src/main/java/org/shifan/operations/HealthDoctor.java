// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.operations.Doctor;
import org.shifan.api.operations.Finding;
import org.shifan.api.operations.Finding.Grade;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.operations.hand.Asking;

/** Lets Felix run the health checks, which guards them by time, and translates what they say. */
@Component
public final class HealthDoctor implements Doctor {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::grade).reversed().thenComparing(Finding::check);

    private final HealthCheckExecutor executor;
    private final Asking asking;

    @Activate
    public HealthDoctor(@Reference HealthCheckExecutor executor, @Reference Asking asking) {
        this.asking = asking;
        this.executor = executor;
    }

    @Override
    public List<Finding> examine() {
        asking.look();
        HealthCheckExecutionOptions options = new HealthCheckExecutionOptions()
                .setForceInstantExecution(true)
                .setOverrideGlobalTimeout(PATIENCE_MILLIS);
        return executor.execute(HealthCheckSelector.tags("shifan"), options).stream()
                .map(HealthDoctor::finding)
                .sorted(WORST_FIRST)
                .toList();
    }

    private static Finding finding(HealthCheckExecutionResult result) {
        String name = String.valueOf(result.getHealthCheckMetadata().getName());
        Duration took = Duration.ofMillis(result.getElapsedTimeInMs());
        List<Message> reasons = result.hasTimedOut()
                ? List.of(OperationsMessages.M.message("check.slow", PATIENCE_MILLIS / 1000))
                : StreamSupport.stream(result.getHealthCheckResult().spliterator(), false)
                        .map(HealthDoctor::reason)
                        .toList();
        return new Finding(name, title(name), grade(result), reasons, took);
    }

    /** A check of another bundle has English only. */
    private static Message reason(ResultLog.Entry entry) {
        return entry instanceof Said said
                ? said.message()
                : OperationsMessages.M.message("check.says", entry.getMessage());
    }

    private static Text title(String name) {
        String key = "check." + name + ".title";
        return OperationsMessages.M.has(key) ? OperationsMessages.M.text(key) : Text.same(name);
    }

    private static Grade grade(HealthCheckExecutionResult result) {
        Result.Status status = result.getHealthCheckResult().getStatus();
        if (result.hasTimedOut()) {
            return Grade.UNKNOWN;
        }
        return switch (status) {
            case OK -> Grade.WELL;
            case WARN -> Grade.WARNING;
            case TEMPORARILY_UNAVAILABLE, CRITICAL -> Grade.ILL;
            case HEALTH_CHECK_ERROR -> Grade.UNKNOWN;
        };
    }
}
