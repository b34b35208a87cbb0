// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Whether the server was started for developers. Told by the options that the Java process was started with and by
 * nothing else: a system property can be set at the console, what a process was started with cannot.
 */
final class DeveloperMode {
    static final String OPTION = "-Dshifan.developer-mode=true";

    private DeveloperMode() {}

    static boolean isOn() {
        return isOn(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    static boolean isOn(List<String> options) {
        return options.contains(OPTION);
    }
}
