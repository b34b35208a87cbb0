// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

import org.shifan.operations.inplace.FeaturesThere;

import static org.assertj.core.api.Assertions.assertThat;

public class InPlaceCheckTest {
    private static final String JIANGSU = "mvn:org.shifan/shifan-criteria-jiangsu/1.0.0-SNAPSHOT";
    private static final FeaturesService FEATURES = new FeaturesThere(JIANGSU).service();

    @Test
    public void aBundleOfAFeatureThatWasUpdatedInPlaceAndIsNotKeptIsAWarningThatNamesBothVersions() {
        Result result = check(bundle("shifan-criteria-jiangsu", "1.0.1", JIANGSU, true));
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result))
                .anyMatch(line -> line.contains("shifan-criteria-jiangsu 1.0.1") && line.contains("1.0.0.SNAPSHOT"));
    }

    @Test
    public void oneThatIsKeptIsWellAndNamed() {
        Result result = check(
                bundle("shifan-criteria-jiangsu", "1.0.1", JIANGSU, true),
                bundle("shifan-criteria-jiangsu", "1.0.1", "shifan-kept:1.0.1:" + JIANGSU, true));
        assertThat(result.getStatus()).isEqualTo(Result.Status.OK);
        assertThat(lines(result)).anyMatch(line -> line.contains("shifan-criteria-jiangsu 1.0.1 was updated in place"));
    }

    @Test
    public void oneOfWhichAnEarlierUpdateIsKeptIsAWarning() {
        assertThat(check(
                                bundle("shifan-criteria-jiangsu", "1.0.2", JIANGSU, true),
                                bundle("shifan-criteria-jiangsu", "1.0.1", "shifan-kept:1.0.1:" + JIANGSU, true))
                        .getStatus())
                .isEqualTo(Result.Status.WARN);
    }

    @Test
    public void whatIsAsItsFeatureBroughtItAndWhatCameWithoutOneIsWell() {
        assertThat(check(
                                bundle("shifan-criteria-jiangsu", "1.0.0.SNAPSHOT", JIANGSU, true),
                                bundle("ningbo", "1.2.0", "file:/tmp/ningbo-1.1.0.jar", true),
                                bundle("no-criteria", "2.0.0", "mvn:org.example/no-criteria/1.0.0", false))
                        .getStatus())
                .isEqualTo(Result.Status.OK);
    }

    @Test
    public void aFeaturesServiceThatDoesNotAnswerIsAWarning() {
        Bundle[] none = {};
        Result result = new InPlaceCheck(
                        told(BundleContext.class, Map.of("getBundles", none)), told(FeaturesService.class, Map.of()))
                .execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
    }

    private static Stream<String> lines(Result result) {
        return StreamSupport.stream(result.spliterator(), false).map(ResultLog.Entry::getMessage);
    }

    private static Result check(Bundle... bundles) {
        return new InPlaceCheck(told(BundleContext.class, Map.of("getBundles", bundles)), FEATURES).execute();
    }

    private static Bundle bundle(String name, String version, String location, boolean criteria) {
        Dictionary<String, String> headers = new Hashtable<>();
        if (criteria) {
            headers.put("Shifan-Criteria", "SHIFAN-INF/criteria.yaml");
        }
        return told(
                Bundle.class,
                Map.of(
                        "getSymbolicName", name,
                        "getVersion", Version.parseVersion(version),
                        "getLocation", location,
                        "getBundleId", 7L,
                        "getHeaders", headers));
    }

    private static <T> T told(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
