// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.lang.reflect.Proxy;

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
}
