// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.Test;

import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;

/** Golden cases, in the document itself and in files beside it. */
public class CasesTest {
    private static final FactId EXPORTS = FactId.of("export.value");
    private static final String HEAD = "year: 2014\nas-of: 2015-06-30\n";
    private static final String CASES = """
            cases:
              - name: small
                year: 2014
                as-of: 2015-06-30
                facts: {export.value: {2014: 4.50, 2013: missing}, incident.malice.count: 0}
                expect: {verdict: FAIL, total: 0, items: {scale: 0.0}, vetoes: []}
              - name: malice
                like: small
                facts: {export.value: 30, incident.malice.count: 1}
                expect: {verdict: FAIL_VETO, total: 10.00, vetoes: [malice]}
            """;

    @Test
    public void aCaseOfAFileChangesTheFactsOfTheFileYearByYear() {
        GoldenCase golden = file(HEAD
                + "facts: {export.value: {2014: 30.50, 2013: 10}, org.mechanism: yes}\n"
                + "cases: [{name: a, facts: {export.value: 40, org.mechanism: missing}, expect: {verdict: PASS}}]");
        assertThat(golden.facts().get(EXPORTS))
                .containsEntry(2014, Optional.of(new BigDecimal("40")))
                .containsEntry(2013, Optional.of(new BigDecimal("10")));
        assertThat(golden.facts().get(FactId.of("org.mechanism"))).containsEntry(2014, Optional.empty());
        assertThat(golden.expected().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    public void aFactOfAFileWithoutAYearIsThatOfEachCasesYear() {
        List<GoldenCase> cases = CaseFile.read("cases.yaml", utf8(HEAD + """
                        facts: {export.value: 7}
                        cases:
                          - {name: a, expect: {verdict: PASS}}
                          - {name: b, year: 2016, expect: {verdict: PASS}}
                        """)).cases();
        assertThat(cases.get(0).facts().get(EXPORTS)).containsOnlyKeys(2014);
        assertThat(cases.get(1).facts().get(EXPORTS)).containsOnlyKeys(2016);
    }

    @Test
    public void numbersKeepEveryDigit() {
        GoldenCase golden =
                file(HEAD + "facts: {export.value: 123456789012345.000001}\ncases: [{name: a, expect: {total: none}}]");
        assertThat(golden.facts().get(EXPORTS))
                .containsEntry(2014, Optional.of(new BigDecimal("123456789012345.000001")));
        assertThat(golden.expected().total()).isEmpty();
    }

    @Test
    public void aCaseOfTheDocumentMayBeLikeOneAbove() {
        GoldenCase malice = document(CASES).cases().get(1);
        assertThat(malice.year()).isEqualTo(2014);
        assertThat(malice.asOf()).isEqualTo("2015-06-30");
        assertThat(malice.facts().get(EXPORTS))
                .isEqualTo(Map.of(2014, Optional.of(new BigDecimal("30")), 2013, Optional.empty()));
        assertThat(malice.place().line()).isEqualTo(31);
    }

    @Test
    public void casesBelongToTheContentWhateverTheyAreWrittenLike() {
        String digest = document(CASES).digest();
        assertThat(digest).isNotEqualTo(document("").digest());
        String written = CASES.replace("like: small", "year: 2014\n    as-of: 2015-06-30")
                .replace("facts: {export.value: 30,", "facts: {export.value: {2013: missing, 2014: '30.0'},");
        assertThat(document(written).digest()).isEqualTo(digest);
        assertThat(document(CASES.replace("total: 10.00", "total: 9")).digest()).isNotEqualTo(digest);
        // Not to speak of vetoes is something else than to expect none.
        assertThat(document(CASES.replace(", vetoes: []", "")).digest()).isNotEqualTo(digest);
    }

    @Test
    public void theCanonicalFormCarriesThemAndReadsTheSame() {
        CriteriaDocument document = document(CASES);
        ReadResult again = DocumentReader.read("canonical.json", document.canonical());
        assertThat(again.problems()).isEmpty();
        assertThat(again.document().orElseThrow().canonical()).isEqualTo(document.canonical());
        assertThat(again.document().orElseThrow().cases()).hasSize(2);
    }

    @Test
    public void whatSurroundsTheSubjectIsKeptAndTakenOverByName() {
        CriteriaDocument document =
                document(CASES.replace("like: small\n", """
                like: small
                    evidence: {org.charter: none}
                """).replace("    expect: {verdict: FAIL,", """
                    others: {export.value: {country: [3, missing], level: []}, export.volume: [1]}
                    judgements: {scale: [good, 8]}
                    evidence: {org.charter: {from: 2013-01-01, to: 2020-12-31}, org.work-plan: none}
                    expect: {verdict: FAIL,\
                """));
        Surroundings second = document.cases().get(1).surroundings();
        assertThat(second.others()).hasSize(2);
        assertThat(second.judgements()).containsEntry("scale", List.of("good", "8"));
        assertThat(second.evidence()).containsEntry("org.charter", Optional.empty());
        ReadResult again = DocumentReader.read("canonical.json", document.canonical());
        assertThat(inWords(again.problems())).isEmpty();
        assertThat(again.document().orElseThrow().canonical()).isEqualTo(document.canonical());
        assertThat(PublishedSchema.complaints(new String(document.canonical(), StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(problems(CASES.replace(
                        "    expect: {verdict: FAIL,",
                        "    others: {export.value: {town: [1]}}\n    expect: {verdict: FAIL,")))
                .contains("Key 'town' is not known here");
    }

    @Test
    public void theyAreValidInTheEditorToo() {
        assertThat(PublishedSchema.complaints(Sample.YAML + CASES)).isEmpty();
    }

    @Test
    public void everyMistakeIsToldWithItsPlace() {
        assertThat(problems(CASES.replace("verdict: FAIL,", "verdit: FAIL,")))
                .isEqualTo(
                        "30:14 cases[0].expect.verdit: " + "Key 'verdit' is not known here; did you mean 'verdict'?");
        assertThat(problems(CASES.replace("like: small", "like: smal")))
                .isEqualTo("32:11 cases[1].like: There is no case 'smal' above this one; there are small");
        assertThat(problems(CASES.replace("    like: small\n", "")))
                .contains("Key 'year' is missing")
                .contains("Key 'as-of' is missing");
        assertThat(problems(CASES.replace("name: malice", "name: small")))
                .isEqualTo("31:11 cases[1].name: Two cases are called 'small', the other in line 26;"
                        + " give one of them another name");
        assertThat(problems(CASES.replace("2013: missing", "2013: none")))
                .startsWith("29:46 cases[0].facts.export.value.2013: 'none' is not the value of a fact; right is a");
        assertThat(problems(CASES.replace("2013: missing", "last: 1"))).contains("'last' is not a year");
        assertThat(problems(CASES.replace("export.value: 30", "export: 30")))
                .contains("'export' is not the name of a fact");
        assertThat(problems(CASES.replace("total: 0,", "total: 1e3,"))).contains("'1e3' is not a total");
        assertThat(problems(CASES.replace("scale: 0.0", "scale: many")))
                .contains("'many' is not the points of an item");
        assertThat(problems(CASES.replace("verdict: FAIL,", "verdict: BAD,")))
                .contains("'BAD' is not one of PASS, FAIL");
        assertThat(problems(CASES.replace("{verdict: FAIL_VETO, total: 10.00, vetoes: [malice]}", "{}")))
                .contains("The case expects nothing");
        assertThat(problems(CASES.replace("vetoes: [malice]", "vetoes: malice")))
                .contains("A list is expected here");
        assertThat(problems(CASES.replace("facts: {export.value: 30, incident.malice.count: 1}", "facts: [30]")))
                .contains("Facts with their values are wanted here");
        assertThat(problems("cases: []\n")).contains("The list is empty");
    }

    @Test
    public void theMistakesOfAFileAreToldWithTheirPlacesToo() {
        assertThat(inWords(CaseFile.read("cases.yaml", utf8(HEAD + "cases: [{name: a, expect: {verdit: PASS}}]"))
                        .problems()))
                .startsWith("3:28 cases[0].expect.verdit: ");
        assertThat(inWords(CaseFile.read("cases.yaml", utf8("cases: [{expect: {verdict: PASS}}]"))
                        .problems()))
                .contains("'name' is missing")
                .contains("'year' is missing");
        assertThat(inWords(CaseFile.read("c.yaml", utf8(HEAD + "facts: {a.b: 1, a.b: 2}\ncases: [{name: a}]"))
                        .problems()))
                .contains("Key 'a.b' stands here a second time");
        assertThat(inWords(CaseFile.read(
                                "c.yaml",
                                utf8(HEAD + "facts: {a.b: x}\ncases: [" + "{name: a, expect: {verdict: PASS}}, "
                                        + "{name: b, expect: {verdict: PASS}}]"))
                        .problems()))
                .as("told once, not once a case")
                .containsOnlyOnce("'x' is not the value of a fact");
    }

    private static CriteriaDocument document(String cases) {
        ReadResult result = Sample.read(Sample.YAML + cases);
        assertThat(inWords(result.problems())).isEmpty();
        return result.document().orElseThrow();
    }

    private static GoldenCase file(String text) {
        CaseFile read = CaseFile.read("cases.yaml", utf8(text));
        assertThat(inWords(read.problems())).isEmpty();
        return read.cases().get(0);
    }

    private static String problems(String cases) {
        ReadResult result = Sample.read(Sample.YAML + cases);
        assertThat(result.document()).isEmpty();
        return inWords(result.problems());
    }

    private static String inWords(List<org.shifan.api.criteria.Problem> problems) {
        return problems.stream()
                .map(p -> p.line() + ":" + p.column() + " " + p.path() + ": "
                        + p.message().in(Language.EN))
                .collect(Collectors.joining("\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
