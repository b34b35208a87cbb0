// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.text.Message;

import static org.assertj.core.api.Assertions.assertThat;

/** Which components the container makes at the start of their bundle. */
public class StartersTest {
    private static final String OPEN = "<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.3.0' name='x'";
    private static final String SERVICE = "<service><provide interface='org.example.Service'/></service>";

    private static Map<String, Message> read(String description) throws Exception {
        Map<String, Message> out = new HashMap<>();
        Starters.read(new ByteArrayInputStream(description.getBytes(StandardCharsets.UTF_8)), out);
        return out;
    }

    private static String component(String attributes, String type, String more) {
        return OPEN + attributes + "><implementation class='" + type + "'/>" + more + "</scr:component>";
    }

    @Test
    public void oneThatProvidesAServiceIsMadeWhenItIsAskedFor() throws Exception {
        assertThat(read(component("", "org.example.Delayed", SERVICE))).isEmpty();
        assertThat(read(component(" immediate='false'", "org.example.Delayed", SERVICE)))
                .isEmpty();
        assertThat(read(component(" factory='f'", "org.example.Made", ""))).isEmpty();
    }

    @Test
    public void oneThatIsImmediateOrProvidesNothingIsMadeAtTheStart() throws Exception {
        assertThat(read(component(" immediate='true'", "org.example.Early", SERVICE)))
                .containsOnlyKeys("org.example.Early");
        assertThat(read(component("", "org.example.Alone", "")))
                .hasEntrySatisfying(
                        "org.example.Alone", why -> assertThat(why.key()).isEqualTo("class.immediate"));
    }

    @Test
    public void eachComponentOfADescriptionStandsForItself() throws Exception {
        String both = "<components>" + component(" immediate='true'", "a.A", SERVICE) + component("", "b.B", SERVICE)
                + "</components>";
        assertThat(read(both)).containsOnlyKeys("a.A");
    }
}
