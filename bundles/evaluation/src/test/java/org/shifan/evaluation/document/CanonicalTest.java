// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One content, one digest. */
public class CanonicalTest {
    private static final String DIGEST = digest(Sample.YAML);

    @Test
    public void theStyleOfYamlChangesNothing() {
        assertThat(digest(Sample.YAML.replace("in-force: {from: 2014-04-22}", "in-force:\n  from: '2014-04-22'")))
                .isEqualTo(DIGEST);
        assertThat(digest(Sample.YAML.replace("points: 6", "points: \"6.000\"")))
                .isEqualTo(DIGEST);
        assertThat(digest(Sample.YAML.replace("pass: 6", "pass: 6.0 # a comment")))
                .isEqualTo(DIGEST);
        assertThat(digest(Sample.YAML.replace("\n", "\r\n"))).isEqualTo(DIGEST);
        assertThat(digest(Sample.YAML.replace("en: Export scale", "en: Export\n          scale")))
                .isEqualTo(DIGEST);
    }

    @Test
    public void theOrderOfKeysChangesNothing() {
        String vetoes = Sample.YAML.substring(Sample.YAML.indexOf("vetoes:"));
        assertThat(digest(vetoes + Sample.YAML.replace(vetoes, ""))).isEqualTo(DIGEST);
        assertThat(digest(Sample.YAML.replace("total: 10\npass: 6\n", "pass: 6\ntotal: 10\n")))
                .isEqualTo(DIGEST);
    }

    @Test
    public void textIsTheSameInEveryNormalForm() {
        String composed = Sample.YAML.replace("Export scale", "\u00C9chelle");
        String decomposed = Sample.YAML.replace("Export scale", "E\u0301chelle");
        assertThat(digest(composed)).isEqualTo(digest(decomposed));
    }

    @Test
    public void contentChangesIt() {
        assertThat(digest(Sample.YAML.replace("points: 6", "points: 7"))).isNotEqualTo(DIGEST);
        assertThat(digest(Sample.YAML.replace("Export scale", "Exports"))).isNotEqualTo(DIGEST);
        assertThat(digest(Sample.YAML.replace("四(二)", "四(三)"))).isNotEqualTo(DIGEST);
        assertThat(digest(Sample.YAML.replace("above: 0", "at-least: 0"))).isNotEqualTo(DIGEST);
    }

    @Test
    public void theCanonicalFormIsItselfADocumentWithTheSameDigest() {
        String odd = "\"a \\\"b\\\" \\\\ \\u0085 \\u2028 \\t 'x': {y}\"";
        for (String yaml : List.of(Sample.YAML, Sample.YAML.replace("Export scale", odd))) {
            CriteriaDocument document = Sample.read(yaml).document().orElseThrow();
            ReadResult again = DocumentReader.read("canonical.json", document.canonical());
            assertThat(again.problems()).isEmpty();
            assertThat(again.document().orElseThrow().canonical()).isEqualTo(document.canonical());
        }
    }

    @Test
    public void theCanonicalFormIsWrittenOneWay() {
        CriteriaDocument document = Sample.read(Sample.YAML).document().orElseThrow();
        assertThat(new String(document.canonical(), StandardCharsets.UTF_8))
                .startsWith("{\"authority\":\"jiangsu\",\"demonstration\":false,\"format\":\"shifan-criteria/1\",")
                .contains(
                        "\"bands\":[{\"points\":0,\"to\":5},{\"from\":5,\"points\":6,\"to\":20},{\"from\":20,\"points\":10}]");
    }

    private static String digest(String yaml) {
        ReadResult result = Sample.read(yaml);
        assertThat(result.problems()).isEmpty();
        return result.document().orElseThrow().digest();
    }
}
