// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.runners.BlockJUnit4ClassRunner;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.InitializationError;

import org.shifan.evaluation.document.GoldenCase;

/** Runs the inherited tests, and each golden case as a test with the case's own name. */
public final class ConformanceRunner extends BlockJUnit4ClassRunner {

    public ConformanceRunner(Class<?> testClass) throws InitializationError {
        super(testClass);
    }

    @Override
    protected List<FrameworkMethod> computeTestMethods() {
        List<FrameworkMethod> out = new ArrayList<>(super.computeTestMethods());
        Set<String> names = new HashSet<>();
        for (GoldenCase golden : BundleCases.of(getTestClass().getJavaClass())) {
            String name = golden.name();
            // That two have one name is a remark; both are run.
            for (int more = 2; !names.add(name); more++) {
                name = golden.name() + " (" + more + ")";
            }
            out.add(new CaseMethod(golden, name));
        }
        return out;
    }

    /** JUnit tells its methods apart by {@code equals}, and all cases run the same one. */
    private static final class CaseMethod extends FrameworkMethod {
        private final GoldenCase golden;
        private final String name;

        CaseMethod(GoldenCase golden, String name) {
            super(method());
            this.golden = golden;
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public Object invokeExplosively(Object target, Object... parameters) {
            ((CriteriaConformance) target).holds(golden);
            return null;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof CaseMethod that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        private static Method method() {
            try {
                return CriteriaConformance.class.getDeclaredMethod("holds", GoldenCase.class);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
