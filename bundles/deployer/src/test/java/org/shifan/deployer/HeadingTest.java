// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class HeadingTest {

    private static final String TOP = """
            # Invented, for tests.
            format: shifan-criteria/1
            title: {zh: 宁波, en: Ningbo, id: not-this, version: 9.9.9}
            id: ningbo-zone-provincial
            authority: ningbo
            version: 1.2.3
            """;

    @Test
    public void idAuthorityAndVersionAreReadFromTheFirstLevelOnly() {
        Heading heading = of(TOP);
        assertThat(heading.id()).hasValue("ningbo-zone-provincial");
        assertThat(heading.authority()).hasValue("ningbo");
        assertThat(heading.version()).hasValue("1.2.3");
    }

    @Test
    public void keysBehindNestedListsAndMapsAreFound() {
        Heading heading = of("parts:\n  - {id: a, items: [{id: b}]}\n  - [1, [2]]\n? [x, y]\n: z\n" + TOP);
        assertThat(heading.id()).hasValue("ningbo-zone-provincial");
        assertThat(heading.version()).hasValue("1.2.3");
    }

    @Test
    public void aMistakeBehindTheHeadingDoesNotHideIt() {
        Heading heading = of(TOP + "parts: [unclosed\n\t: }");
        assertThat(heading.id()).hasValue("ningbo-zone-provincial");
        assertThat(heading.version()).hasValue("1.2.3");
    }

    @Test
    public void whatStandsBeforeAMistakeHolds() {
        Heading heading = of("id: ningbo-zone-provincial\nbad: [\nversion: 1.0.0\n");
        assertThat(heading.id()).hasValue("ningbo-zone-provincial");
        assertThat(heading.version()).isEmpty();
    }

    @Test
    public void aByteOrderMarkIsNoObstacle() {
        assertThat(of("\uFEFF" + TOP).id()).hasValue("ningbo-zone-provincial");
    }

    @Test
    public void gbkTellsItsAsciiAllTheSame() {
        Heading heading = Heading.of(TOP.getBytes(Charset.forName("GBK")));
        assertThat(heading.id()).hasValue("ningbo-zone-provincial");
        assertThat(heading.version()).hasValue("1.2.3");
    }

    @Test
    public void whatCannotNameABundleIsEmpty() {
        assertThat(of("id: Ningbo; singleton:=true\nversion: '1.0'").id()).isEmpty();
        assertThat(of("id: 'a\n b'\nversion: 1.0.0.evil").version()).isEmpty();
        assertThat(of("id: " + "a".repeat(61)).id()).isEmpty();
        assertThat(of("id: {a: b}\nversion: [1.0.0]").version()).isEmpty();
        assertThat(of("id: &a x-y\nversion: *a").version()).isEmpty();
    }

    @Test
    public void hostileBytesGiveNothingAndEnd() {
        Heading nothing = of("");
        assertThat(nothing.id()).isEmpty();
        assertThat(of("[".repeat(100_000))).isEqualTo(nothing);
        assertThat(of("{a: ".repeat(100_000))).isEqualTo(nothing);
        assertThat(of("- a\n- id: x")).isEqualTo(nothing);
        assertThat(of("\u0000\u0001")).isEqualTo(nothing);
        assertThat(of("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n")).isEqualTo(nothing);
        assertThat(Heading.of(TOP.getBytes(StandardCharsets.UTF_16))).isEqualTo(nothing);
        assertThat(Heading.of(new byte[Heading.MOST_BYTES + 1])).isEqualTo(nothing);
    }

    private static Heading of(String text) {
        return Heading.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
