// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.util.Collection;

import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.text.Message;

import static org.shifan.evaluation.code.CodeMessages.M;

/**
 * What to say of a function or of facts that the author's test brings along and no component of the bundle registers: every case
 * comes out as it should in the build, and a server waits for them.
 */
public final class ComponentCheck {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private ComponentCheck() {}

    /** @param found what the bundle registers instead */
    public static Remark function(String name, Components found) {
        return remark(M.message("code.component.function", name, said(found, found.functions())));
    }

    /** @param found what the bundle registers instead */
    public static Remark provider(Class<?> type, Components found) {
        return remark(M.message("code.component.provider", type.getName(), said(found, found.providers())));
    }

    private static Remark remark(Message message) {
        return new Remark(Remark.Level.REQUIRED, "components", new Problem(MANIFEST, 0, 0, "", message));
    }

    private static Message said(Components found, Collection<String> registered) {
        Message out = found.places().isEmpty()
                ? M.message("code.component.none")
                : M.message(
                        "code.component.found",
                        String.join(", ", found.places()),
                        registered.isEmpty() ? "-" : String.join(", ", registered));
        for (var each : found.unreadable().entrySet()) {
            out = M.message("code.component.unreadable", out, each.getKey(), each.getValue());
        }
        return out;
    }
}
