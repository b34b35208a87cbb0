// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testframework;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;

/** Services of other bundles: only what is asked of them here is answered. */
public final class StandIn {
    private StandIn() {}

    /** A service that answers these questions, by name, and nothing to all others. */
    public static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return proxy(type, (self, method, arguments) -> {
            Function<Object[], Object> answer = answers.get(method.getName());
            return answer == null ? nothing(method) : answer.apply(arguments);
        });
    }

    /** A database that holds one set and its history: it answers every question with all rows of the kind asked for. */
    static JpaTemplate database() {
        List<Object> rows = new CopyOnWriteArrayList<>();
        EntityManager entities = proxy(EntityManager.class, (self, method, arguments) -> {
            if (method.getName().equals("persist")) {
                rows.add(arguments[0]);
            }
            return method.getName().equals("createQuery") ? query(rows, (Class<?>) arguments[1]) : nothing(method);
        });
        return proxy(JpaTemplate.class, (self, method, arguments) -> {
            Object work = arguments == null ? null : arguments[arguments.length - 1];
            if (work instanceof EmFunction<?> function) {
                return function.apply(entities);
            }
            if (work instanceof EmConsumer consumer) {
                consumer.accept(entities);
            }
            return nothing(method);
        });
    }

    private static TypedQuery<?> query(List<Object> rows, Class<?> type) {
        return proxy(TypedQuery.class, (self, method, arguments) -> {
            return switch (method.getName()) {
                case "getResultList" -> rows.stream().filter(type::isInstance).toList();
                // One row and no list is asked for where rows are counted: of what is counted there is nothing here.
                case "getSingleResult" -> 0L;
                default -> method.getReturnType().isInstance(self) ? self : nothing(method);
            };
        });
    }

    private static Object nothing(Method method) {
        Class<?> type = method.getReturnType();
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == Stream.class) {
            return Stream.empty();
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? (Object) 0L : null;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            return switch (method.getName()) {
                case "equals" -> self == args[0];
                case "hashCode" -> System.identityHashCode(self);
                case "toString" -> type.getSimpleName();
                default -> handler.invoke(self, method, args);
            };
        }));
    }
}
