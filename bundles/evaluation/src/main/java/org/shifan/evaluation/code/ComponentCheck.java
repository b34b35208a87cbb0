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
    private static final String CHECK = "components";

    private ComponentCheck() {}

    /** @param found what the bundle registers instead */
    public static Remark function(String name, Components found) {
        return remark(M.message("code.component.function", name, said(found, found.functions())));
    }

    /** @param found what the bundle registers instead */
    public static Remark provider(Class<?> type, Components found) {
        return remark(M.message("code.component.provider", type.getName(), said(found, found.providers())));
    }

    /**
     * Of one that breaks when it is asked which facts it has. The set is not refused for it: where it needs one of them, it is
     * said that nobody delivers it.
     */
    public static Remark silent(Class<?> type, Message why) {
        String path = type.getName().replace('.', '/') + ".class";
        Message message = M.message("code.component.silent", type.getName(), why);
        return new Remark(Remark.Level.RECOMMENDED, CHECK, new Problem(path, 0, 0, "", message));
    }

    private static Remark remark(Message message) {
        return new Remark(Remark.Level.REQUIRED, CHECK, new Problem(MANIFEST, 0, 0, "", message));
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
