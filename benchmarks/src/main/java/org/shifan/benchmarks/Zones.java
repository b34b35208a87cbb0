// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A thousand zones drawn from a fixed seed: the same for every peer and in every run. Synthetic. */
final class Zones {
    static final int COUNT = 1000;
    private static final long SEED = 20150101;
    private static final List<RecordComponent> FACTS = List.of(Zone.class.getRecordComponents());

    private Zones() {}

    static List<Zone> all() {
        Random random = new Random(SEED);
        List<Zone> out = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            out.add(build(
                    Zone.class, FACTS.stream().map(fact -> draw(fact, random)).toArray()));
        }
        return List.copyOf(out);
    }

    static DoubleZone doubles(Zone zone) {
        Object[] values = values(zone).values().stream()
                .map(value -> value instanceof BigDecimal number ? (Object) number.doubleValue() : value)
                .toArray();
        return build(DoubleZone.class, values);
    }

    /** The facts by the names of the components, in their order. */
    static Map<String, Object> values(Zone zone) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (RecordComponent fact : FACTS) {
            try {
                out.put(fact.getName(), fact.getAccessor().invoke(zone));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return out;
    }

    static List<String> names() {
        return FACTS.stream().map(RecordComponent::getName).toList();
    }

    /** What the component with this name is as a fact. */
    static Fact fact(String name) {
        return FACTS.stream()
                .filter(fact -> fact.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getAnnotation(Fact.class);
    }

    private static Object draw(RecordComponent component, Random random) {
        if (component.getType() == boolean.class) {
            return random.nextInt(10) > 0;
        }
        Fact fact = component.getAnnotation(Fact.class);
        long low =
                BigDecimal.valueOf(fact.low()).movePointRight(fact.decimals()).longValueExact();
        long high =
                BigDecimal.valueOf(fact.high()).movePointRight(fact.decimals()).longValueExact();
        return BigDecimal.valueOf(Math.max(0, random.nextLong(low, high + 1)), fact.decimals());
    }

    private static <T> T build(Class<T> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
