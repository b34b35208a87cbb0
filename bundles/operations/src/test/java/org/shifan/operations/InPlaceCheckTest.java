// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

import static org.assertj.core.api.Assertions.assertThat;

public class InPlaceCheckTest {
    private static final String JIANGSU = "mvn:org.shifan/shifan-criteria-jiangsu/1.0.0-SNAPSHOT";

    @Test
    public void aBundleOfAFeatureThatWasUpdatedInPlaceIsAWarningThatNamesBothVersions() {
        Result result = check(bundle("shifan-criteria-jiangsu", "1.0.1", JIANGSU, true));
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(StreamSupport.stream(result.spliterator(), false).map(ResultLog.Entry::getMessage))
                .anyMatch(line -> line.contains("shifan-criteria-jiangsu 1.0.1") && line.contains("1.0.0.SNAPSHOT"));
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
    public void versionsOfMavenAreReadAsBundlesWriteThem() {
        assertThat(InPlaceCheck.brought("mvn:a/b/1.0.0-SNAPSHOT")).hasValue("1.0.0.SNAPSHOT");
        assertThat(InPlaceCheck.brought("mvn:a/b/1.2")).hasValue("1.2.0");
        assertThat(InPlaceCheck.brought("wrap:mvn:file:/kar/!a/b/1.2.3/jar/x")).hasValue("1.2.3");
        assertThat(InPlaceCheck.brought("mvn:a/b/LATEST")).isEmpty();
        assertThat(InPlaceCheck.brought("file:/deploy/b-1.0.0.jar")).isEmpty();
    }

    private static Result check(Bundle... bundles) {
        return new InPlaceCheck(told(BundleContext.class, Map.of("getBundles", bundles))).execute();
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
                        "getHeaders", headers));
    }

    private static <T> T told(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
