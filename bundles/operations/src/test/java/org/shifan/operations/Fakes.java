// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Layers;
import org.shifan.api.text.Text;

/** Stands in for what the container offers. */
public final class Fakes {

    private Fakes() {}

    /** What a method answers, by its name. */
    public interface Answer {
        Object to(String method) throws Exception;
    }

    public static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> answer.to(method.getName())));
    }

    /** A set in force, of a bundle of the same name. */
    public static CriteriaSet set(String id, String version, String digest) {
        return new CriteriaSet(
                id,
                null,
                version,
                digest,
                Text.same(id),
                null,
                true,
                null,
                List.of(),
                null,
                null,
                CriteriaState.ACTIVE,
                id + " " + version,
                Instant.EPOCH,
                List.of(),
                Layers.NONE);
    }
}
