// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import com.sun.management.OperatingSystemMXBean;

/**
 * CPU time of this process and of the database's, where that is another one on this machine. Where other work shares the
 * machine it says what a piece of work costs, which the clock does not.
 */
final class Cpu {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ProcessHandle server;

    private Cpu(ProcessHandle server) {
        this.server = server;
    }

    static Cpu of(Store store) throws SQLException {
        if (store.brand() == Store.Brand.DERBY) {
            return new Cpu(null);
        }
        return new Cpu(ProcessHandle.of(store.one("SELECT pg_backend_pid()"))
                .flatMap(ProcessHandle::parent)
                .orElse(null));
    }

    double seconds() {
        double seconds = system.getProcessCpuTime() / 1e9;
        if (server != null) {
            seconds += server.descendants()
                    .map(each -> each.info().totalCpuDuration())
                    .flatMap(Optional::stream)
                    .mapToDouble(Cpu::seconds)
                    .sum();
        }
        return seconds;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
