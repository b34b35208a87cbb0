// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.shifan.rest.http.Services;

/** Services that a test tells what to answer, and that count what changed. */
final class Fakes implements Services {
    private final Map<Class<?>, Object> services = new ConcurrentHashMap<>();
    final AtomicInteger changes = new AtomicInteger();

    /** A service of which these methods answer; each other one is a mistake of the test. */
    static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        Map<String, Function<Object[], Object>> known = new HashMap<>(answers);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.getName().equals("hashCode") ? (Object) System.identityHashCode(self) : type.getName();
            }
            Function<Object[], Object> answer = known.get(method.getName());
            if (answer == null) {
                throw new IllegalStateException("not told: " + type.getSimpleName() + "." + method.getName());
            }
            return answer.apply(args == null ? new Object[0] : args);
        }));
    }

    <T> Fakes with(Class<T> type, T service) {
        services.put(type, service);
        return this;
    }

    void without(Class<?> type) {
        services.remove(type);
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(type.cast(services.get(type)));
    }
}
