// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.fact.FactProvider;
import org.shifan.api.text.Language;
import org.shifan.evaluation.facts.FakeProvider;

import static org.assertj.core.api.Assertions.assertThat;

public class ComponentsTest {
    private static final String FUNCTION = "org.shifan.api.criteria.ScoringFunction";
    private static final String NAME = "<property name=\"shifan.scoring.function.name\" value=\"jiangsu.half\"/>";

    private final Map<String, byte[]> files = new HashMap<>();

    @Test
    public void aFunctionIsRegisteredByTheNameThatItsComponentHas() throws Exception {
        manifest("OSGI-INF/a.xml");
        component("OSGI-INF/a.xml", "", NAME, FUNCTION, "x.Half");
        assertThat(Components.of(files).functions()).containsExactly("jiangsu.half");
    }

    @Test
    public void theNameMayStandInAFileOfProperties() throws Exception {
        manifest("OSGI-INF/a.xml");
        component("OSGI-INF/a.xml", "", "<properties entry=\"OSGI-INF/a.properties\"/>", FUNCTION, "x.Half");
        assertThat(Components.of(files).functions()).isEmpty();
        files.put(
                "OSGI-INF/a.properties",
                "# ours\nshifan.scoring.function.name = jiangsu.half\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Components.of(files).functions()).containsExactly("jiangsu.half");
    }

    @Test
    public void placesOfTheHeaderAreReadAsAContainerReadsThem() throws Exception {
        component("OSGI-INF/a.xml", "", NAME, FUNCTION, "x.Half");
        component("OSGI-INF/more/b.xml", "", NAME.replace("half", "third"), FUNCTION, "x.Third");
        manifest("/OSGI-INF/a.xml");
        assertThat(Components.of(files).functions()).containsExactly("jiangsu.half");
        manifest("OSGI-INF/*.xml");
        assertThat(Components.of(files).functions()).containsExactly("jiangsu.half");
        manifest("OSGI-INF/a.xml;x=y, OSGI-INF/more/*");
        assertThat(Components.of(files).functions()).containsExactly("jiangsu.half", "jiangsu.third");
    }

    @Test
    public void whatTheManifestDoesNotNameIsNotRegistered() throws Exception {
        component("OSGI-INF/a.xml", "", NAME, FUNCTION, "x.Half");
        assertThat(Components.of(files).functions()).isEmpty();
        manifest("OSGI-INF/b.xml");
        assertThat(Components.of(files).functions()).isEmpty();
    }

    @Test
    public void whatIsSwitchedOffOrMadeByAFactoryOrAnotherServiceIsNotRegistered() throws Exception {
        manifest("OSGI-INF/a.xml");
        for (String attributes : new String[] {"enabled=\"false\"", "factory=\"halves\""}) {
            component("OSGI-INF/a.xml", attributes, NAME, FUNCTION, "x.Half");
            assertThat(Components.of(files).functions()).as(attributes).isEmpty();
        }
        component("OSGI-INF/a.xml", "enabled=\"true\"", NAME, "java.lang.Runnable", "x.Half");
        assertThat(Components.of(files).functions()).isEmpty();
    }

    /** The archive has more patience: what was kept before is found as it was. */
    @Test
    public void anArchivedFunctionIsFoundWhateverItsComponentProvides() throws Exception {
        files.putAll(SampleJar.entries("jiangsu.half", HalfFunction.class, ""));
        assertThat(Components.of(files).functions()).isEmpty();
        assertThat(ArchivedBundle.open(BundleBytes.jar(files)).function("jiangsu.half"))
                .isPresent();
    }

    @Test
    public void aProviderIsRegisteredAlsoByTheClassThatItExtends() throws Exception {
        manifest("OSGI-INF/a.xml");
        component("OSGI-INF/a.xml", "", "", FactProvider.class.getName(), FakeProvider.class.getName());
        Components components = Components.of(files);
        assertThat(components.providesFacts(FakeProvider.class)).isTrue();
        assertThat(components.providesFacts(new FakeProvider() {}.getClass())).isTrue();
        assertThat(components.providesFacts(String.class)).isFalse();
    }

    /** A container makes what is described, and no other class of the bundle in its place. */
    @Test
    public void aProviderThatTheBundleHoldsIsNotRegisteredByTheClassThatItExtends() throws Exception {
        manifest("OSGI-INF/a.xml");
        component("OSGI-INF/a.xml", "", "", FactProvider.class.getName(), FakeProvider.class.getName());
        FakeProvider held = new FakeProvider() {};
        String path = held.getClass().getName().replace('.', '/') + ".class";
        for (String place : new String[] {path, "classes/" + path}) {
            files.put(place, new byte[1]);
            Components components = Components.of(files);
            assertThat(components.providesFacts(held.getClass())).as(place).isFalse();
            // One that the author's test makes of it is not there either.
            assertThat(components.providesFacts(FakeProvider.class)).isTrue();
            files.remove(place);
        }
    }

    @Test
    public void ofADescriptionThatBreaksOffNothingIsRegisteredAndItIsNamed() throws Exception {
        manifest("OSGI-INF/a.xml,OSGI-INF/b.xml");
        component("OSGI-INF/a.xml", "", NAME, FUNCTION, "x.Half");
        files.put("OSGI-INF/b.xml", "<component>".getBytes(StandardCharsets.UTF_8));
        Components components = Components.of(files);
        assertThat(components.functions()).containsExactly("jiangsu.half");
        String said =
                ComponentCheck.function("jiangsu.third", components).problem().in(Language.ZH);
        assertThat(said)
                .contains("META-INF/MANIFEST.MF", "jiangsu.third")
                .contains("OSGI-INF/a.xml, OSGI-INF/b.xml，其中注册了 jiangsu.half")
                .contains("OSGI-INF/b.xml 无法读取");
    }

    private void manifest(String header) {
        files.put(
                "META-INF/MANIFEST.MF",
                ("Manifest-Version: 1.0\r\nService-Component: " + header + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void component(String path, String attributes, String more, String service, String type)
            throws IOException {
        String text = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"f\" " + attributes
                + ">" + more + "<service><provide interface=\"" + service + "\"/></service><implementation class=\""
                + type + "\"/></scr:component>";
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
