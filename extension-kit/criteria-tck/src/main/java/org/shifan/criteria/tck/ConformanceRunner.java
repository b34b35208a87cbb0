// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

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
        for (GoldenCase golden : BundleCases.of(getTestClass().getJavaClass())) {
            out.add(new CaseMethod(golden));
        }
        return out;
    }

    /** JUnit tells its methods apart by {@code equals}, and all cases run the same one. */
    private static final class CaseMethod extends FrameworkMethod {
        private final GoldenCase golden;

        CaseMethod(GoldenCase golden) {
            super(method());
            this.golden = golden;
        }

        @Override
        public String getName() {
            return golden.name();
        }

        @Override
        public Object invokeExplosively(Object target, Object... parameters) {
            ((CriteriaConformance) target).holds(golden);
            return null;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof CaseMethod that && golden.name().equals(that.golden.name());
        }

        @Override
        public int hashCode() {
            return golden.name().hashCode();
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
