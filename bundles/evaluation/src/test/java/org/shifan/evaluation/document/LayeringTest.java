// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;

/** A set that extends another becomes an ordinary document; what cannot be made is refused with names. */
public class LayeringTest {
    static final String BASELINE = """
            format: shifan-criteria/1
            id: baseline
            authority: aqsiq
            subject: zone
            level: provincial
            version: 1.2.0
            title: {zh: 基线, en: baseline}
            baseline: yes
            total: 20
            pass: 12
            in-force: {from: 2014-04-22}
            rounding: {item: 2, total: 2, mode: half-up}
            open-terms:
              high-share: {title: {zh: 较高比例, en: a high share}, phrase: 较高比例, clause: 四(二), unit: percent}
              front-rank: {title: {zh: 前列, en: in front}, phrase: 前列, clause: 四(二), unit: rank}
            parts:
              - id: basic
                title: {zh: 基本, en: basic}
                items:
                  - id: scale
                    title: {zh: 规模, en: scale}
                    clause: 四(二)
                    weight: 10
                    key: {points: 10}
                    rule:
                      any-of:
                        conditions:
                          - {fact: export.share.national, unit: percent, at-least: {parameter: high-share}}
                          - {fact: export.rank.province, unit: rank, at-most: {parameter: front-rank}}
                  - {id: mechanism, title: {zh: 机制, en: mechanism}, clause: 四(四), weight: 10, rule: {yes-no: {fact: org.mechanism}}}
            vetoes:
              - {id: malice, title: {zh: 恶意, en: malice}, clause: 六(六), when: {fact: incident.malice.count, unit: count, above: 0}}
            """;
    static final String BINDINGS = """
            bindings:
              high-share: [{value: 10, document: 甲〔2015〕1号, date: 2015-01-01}]
              front-rank: [{value: 3, document: 甲〔2015〕1号, date: 2015-01-01}]
            """;

    static String extending(String id, String base, String version, String... more) {
        return """
                format: shifan-criteria/1
                id: %s
                extends: {id: %s, version: '%s'}
                authority: %s
                subject: zone
                level: provincial
                version: 1.0.0
                title: {zh: 某局, en: a bureau}
                in-force: {from: 2015-01-01}
                """.formatted(id, base, version, id.split("-")[0]) + String.join("", more);
    }

    static ReadResult read(String yaml, CriteriaDocument... here) {
        return DocumentReader.read(
                "set.yaml",
                reading -> DocumentReader.tree(reading, yaml.getBytes(StandardCharsets.UTF_8)),
                id -> Stream.of(here).filter(d -> d.id().equals(id)).toList());
    }

    static CriteriaDocument sound(String yaml, CriteriaDocument... here) {
        ReadResult read = read(yaml, here);
        return read.document().orElseThrow(() -> new AssertionError(problems(read)));
    }

    static String problems(ReadResult read) {
        return read.problems().stream().map(p -> p.in(Language.EN)).collect(Collectors.joining("\n"));
    }

    private static String refused(String yaml, CriteriaDocument... here) {
        ReadResult read = read(yaml, here);
        assertThat(read.document()).isEmpty();
        assertThat(read.waits()).isFalse();
        return problems(read);
    }

    @Test
    public void aSetThatExtendsAnotherIsAnOrdinaryDocumentOfItsOwn() {
        CriteriaDocument base = sound(BASELINE);
        CriteriaDocument set = sound(extending("ningbo-zone", "baseline", "1.0.0", BINDINGS, """
                overrides:
                  - {item: mechanism, weight: 8, note: {zh: 说明, en: note}}
                  - {part: basic, items: [{id: brand, title: {zh: 品牌, en: brand}, clause: 六(五), weight: 2, rule: {yes-no: {fact: results.regional-brand}}}]}
                """), base);

        assertThat(set.parts().get(0).items()).extracting(Item::id).containsExactly("scale", "mechanism", "brand");
        assertThat(set.lineage().baseline()).isFalse();
        assertThat(set.numbers()).extracting(Parameter::id).containsExactly("front-rank", "high-share");

        CriteriaDocument again = sound(new String(set.canonical(), StandardCharsets.UTF_8));
        assertThat(again.digest()).isEqualTo(set.digest());
        assertThat(again.canonical()).isEqualTo(set.canonical());
    }

    @Test
    public void casesAreNotTakenOverSinceTheyProveTheOtherSet() {
        CriteriaDocument base = sound(BASELINE + """
                cases:
                  - {name: veto, year: 2014, as-of: 2015-06-30, facts: {incident.malice.count: 1}, expect: {vetoes: [malice]}}
                """);
        assertThat(base.cases()).hasSize(1);
        assertThat(sound(extending("ningbo-zone", "baseline", "1.0.0", BINDINGS), base)
                        .cases())
                .isEmpty();
    }

    @Test
    public void originOfEveryItemIsKeptThroughTwoLayers() {
        CriteriaDocument base = sound(BASELINE);
        CriteriaDocument first = sound(
                extending(
                        "zhejiang-zone",
                        "baseline",
                        "1.0.0",
                        BINDINGS,
                        "overrides: [{item: mechanism, title: {zh: 甲, en: a}}]\n"),
                base);
        CriteriaDocument second = sound(extending("ningbo-zone", "zhejiang-zone", "1.0.0", BINDINGS, """
                        overrides: [{item: mechanism, clause: 四(四)}, {veto: malice, clause: 六}]
                        parts: [{id: more, title: {zh: 乙, en: b}, items: [{id: own, title: {zh: 乙, en: b}, clause: 五, weight: 0, rule: {yes-no: {fact: org.mechanism}}}]}]
                        """), base, first);

        List<String> origins = new ArrayList<>();
        second.items()
                .forEach(item -> origins.add(item.id() + " "
                        + item.descent().map(LayeringTest::words).orElse("own")));
        assertThat(origins)
                .containsExactly(
                        "scale baseline 1.2.0",
                        "mechanism baseline 1.2.0 zhejiang-zone[title] ningbo-zone[clause]",
                        "own own");
        assertThat(second.vetoes().get(0).descent().map(LayeringTest::words))
                .contains("baseline 1.2.0 ningbo-zone[clause]");
        assertThat(second.lineage().bases()).extracting(Lineage.Base::id).containsExactly("zhejiang-zone", "baseline");
        assertThat(second.lineage().bases().get(1).digest()).isEqualTo(base.digest());
    }

    private static String words(Descent descent) {
        return descent.set() + " " + descent.version()
                + descent.changes().stream()
                        .map(c -> " " + c.set() + c.fields())
                        .collect(Collectors.joining());
    }

    @Test
    public void everyTermThatIsNotBoundIsNamed() {
        assertThat(refused(extending("ningbo-zone", "baseline", "1.0.0", """
                bindings:
                  high-share: [{value: 10, document: 甲〔2015〕1号, date: 2015-01-01}]
                """), sound(BASELINE)))
                .contains("bindings", "Open terms without a number: 1", "front-rank (前列, 四(二), rank)")
                .doesNotContain("high-share (");
        assertThat(refused(extending("ningbo-zone", "baseline", "1.0.0"), sound(BASELINE)))
                .contains("set.yaml:3:", "high-share (较高比例, 四(二), percent)", "front-rank");
    }

    @Test
    public void aBindingNeedsValueDocumentAndDate() {
        assertThat(refused(
                        extending("ningbo-zone", "baseline", "1.0.0", BINDINGS.replace(", document: 甲〔2015〕1号", "")),
                        sound(BASELINE)))
                .contains("Key 'document' is missing");
        assertThat(refused(
                        extending("ningbo-zone", "baseline", "1.0.0", BINDINGS.replace("high-", "hihg-")),
                        sound(BASELINE)))
                .contains("'hihg-share' is no open term; open terms are front-rank, high-share");
    }

    @Test
    public void whatAnotherBureauBoundHasToBeBoundAgain() {
        CriteriaDocument base = sound(BASELINE);
        CriteriaDocument zhejiang = sound(extending("zhejiang-zone", "baseline", "1.0.0", BINDINGS), base);

        assertThat(refused(extending("ningbo-zone", "zhejiang-zone", "1.0.0"), base, zhejiang))
                .contains("Open terms without a number: 2");
        assertThat(sound(extending("zhejiang-zone2", "zhejiang-zone", "1.0.0"), base, zhejiang)
                        .lineage()
                        .unbound())
                .isEmpty();
    }

    @Test
    public void aMissingBaseIsWaitedForAndNamed() {
        ReadResult read = read(extending("ningbo-zone", "baseline", "1.0.0", BINDINGS));

        assertThat(read.waits()).isTrue();
        assertThat(read.header()).get().extracting(Header::id).isEqualTo("ningbo-zone");
        assertThat(problems(read)).contains("set.yaml:3:10", "'baseline' (1.0.0)", "not here yet");
        assertThat(problems(read(extending("ningbo-zone", "baseline", "2.0.0", BINDINGS), sound(BASELINE))))
                .contains("here in version 1.2.0", "needed is 2.0.0");
    }

    @Test
    public void theHighestVersionInTheRangeCounts() {
        CriteriaDocument old = sound(BASELINE);
        CriteriaDocument next = sound(BASELINE.replace("1.2.0", "1.10.0"));
        CriteriaDocument major = sound(BASELINE.replace("1.2.0", "2.0.0"));

        assertThat(base("1.0.0", old, next, major)).isEqualTo("1.10.0");
        assertThat(base("1.0.0", major, next, old)).isEqualTo("1.10.0");
        assertThat(base("[1.0.0,1.3.0)", old, next, major)).isEqualTo("1.2.0");
        assertThat(base("[1.2.0,2.0.0]", old, next, major)).isEqualTo("2.0.0");
    }

    private static String base(String range, CriteriaDocument... here) {
        return sound(extending("ningbo-zone", "baseline", range, BINDINGS), here)
                .lineage()
                .bases()
                .get(0)
                .version();
    }

    @Test
    public void aCircleIsToldWithItsNames() {
        CriteriaDocument base = sound(BASELINE);
        CriteriaDocument zhejiang = sound(extending("zhejiang-zone", "baseline", "1.0.0", BINDINGS), base);

        assertThat(refused(extending("baseline", "zhejiang-zone", "1.0.0", BINDINGS), base, zhejiang))
                .contains("baseline → zhejiang-zone → baseline");
        assertThat(refused(extending("ningbo-zone", "ningbo-zone", "1.0.0", BINDINGS)))
                .contains("would extend itself");
    }

    @Test
    public void twoOverridesOfOneTargetAreRefused() {
        assertThat(refused(extending("ningbo-zone", "baseline", "1.0.0", BINDINGS, """
                overrides:
                  - {item: mechanism, weight: 8}
                  - {item: mechanism, weight: 9}
                """), sound(BASELINE)))
                .contains("set.yaml:15:", "'mechanism' is overridden already, in line 14");
    }

    @Test
    public void aTargetThatVanishedIsNamed() {
        assertThat(refused(extending("ningbo-zone", "baseline", "1.0.0", BINDINGS, """
                overrides:
                  - {item: mechanisn, weight: 8}
                  - {veto: fraud, clause: 六}
                  - {parameter: limit, unit: USD}
                  - {part: results, minimum: 1}
                """), sound(BASELINE)))
                .contains(
                        "There is no 'mechanisn' in baseline 1.2.0, which this set extends; did you mean 'mechanism'?",
                        "There is no 'fraud' in baseline 1.2.0, which this set extends; there are malice",
                        "There is no 'limit'",
                        "There is no 'results'");
    }

    @Test
    public void anOverrideFindsWhatWasRenamed() {
        CriteriaDocument base = sound(BASELINE.replace("{id: mechanism,", "{id: rules, renamed-from: mechanism,"));

        CriteriaDocument set = sound(
                extending("ningbo-zone", "baseline", "1.0.0", BINDINGS, "overrides: [{item: mechanism, clause: 五}]\n"),
                base);

        assertThat(set.items().map(item -> item.id() + " " + item.clause())).containsExactly("scale 四(二)", "rules 五");
    }

    @Test
    public void mistakesInOverridesStandWhereTheyWereWritten() {
        String wrong = refused(extending("ningbo-zone", "baseline", "1.0.0", BINDINGS, """
                overrides:
                  - {item: mechanism, weigth: 8}
                  - {item: scale}
                  - {veto: malice, minimum: 3}
                parts: [{id: basic, title: {zh: 乙, en: b}, items: [{id: own, title: {zh: 乙, en: b}, clause: 五, weight: 0, rule: {yes-no: {fact: org.mechanism}}}]}]
                """), sound(BASELINE));

        assertThat(wrong)
                .contains("set.yaml:14:23", "did you mean 'weight'?")
                .contains("set.yaml:15:5", "This override changes nothing")
                .contains("set.yaml:16:", "'minimum' is not known here")
                .contains("set.yaml:17:", "Id 'basic' is taken already");
    }

    @Test
    public void weightsAreCheckedOverTheWhole() {
        assertThat(refused(
                        extending(
                                "ningbo-zone",
                                "baseline",
                                "1.0.0",
                                BINDINGS,
                                "overrides: [{item: mechanism, weight: 8}]\n"),
                        sound(BASELINE)))
                .contains("18", "20");
    }

    @Test
    public void overridesNeedABase() {
        assertThat(refused(BASELINE + "overrides: [{item: scale, weight: 1}]\n"))
                .contains("nothing to override");
    }

    @Test
    public void numbersForDemonstrationStayWhatTheyAre() {
        CriteriaDocument base = sound(BASELINE + "demonstration: yes\nstatus: {zh: 演示, en: for demonstration}\n");

        CriteriaDocument set =
                sound(extending("ningbo-zone", "baseline", "1.0.0", BINDINGS, "demonstration: no\n"), base);

        assertThat(set.demonstration()).isTrue();
        assertThat(set.status()).get().hasToString("Text[zh=演示, en=for demonstration]");
    }

    @Test
    public void nothingOfTheBaseIsTouched() {
        CriteriaDocument base = sound(BASELINE);
        String before = base.digest();

        sound(
                extending("ningbo-zone", "baseline", "1.0.0", BINDINGS, "overrides: [{item: mechanism, clause: 五}]\n"),
                base);

        assertThat(base.digest()).isEqualTo(before);
    }

    @Test
    public void theEditorKnowsTheKeys() {
        assertThat(PublishedSchema.complaints(BASELINE)).isEmpty();
        assertThat(PublishedSchema.complaints(extending(
                        "ningbo-zone", "baseline", "1.0.0", BINDINGS, "overrides: [{item: mechanism, weight: 10}]\n")))
                .isEmpty();
        assertThat(PublishedSchema.complaints(extending("ningbo-zone", "baseline", "one", BINDINGS)))
                .isNotEmpty();
    }
}
