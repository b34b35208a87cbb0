// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.List;
import java.util.Objects;

import org.shifan.api.text.Message;

/**
 * What a swap would do.
 *
 * @param what that was looked at
 * @param brings symbolic name and version of each bundle that would come
 * @param restarted the bundles that would be refreshed, which stops and starts them; those of the platform first
 * @param findings in words: what would be updated, why something would be refreshed, what would not resolve
 * @param command of the console that would do it, as somebody would type it
 * @param advised whether no bundle of the platform would be refreshed and everything would resolve
 */
public record SwapForecast(
        String what,
        List<String> brings,
        List<Restarted> restarted,
        List<Message> findings,
        String command,
        boolean advised) {
    public SwapForecast {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(command, "command");
        brings = List.copyOf(brings);
        restarted = List.copyOf(restarted);
        findings = List.copyOf(findings);
    }

    /**
     * A bundle that would be stopped and started.
     *
     * @param id its number in the container
     * @param name its symbolic name
     * @param version of the bundle
     * @param platform whether it belongs to the platform and not to an extension
     */
    public record Restarted(long id, String name, String version, boolean platform) {}
}
