// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactWindow;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.ReadResult;

import static org.assertj.core.api.Assertions.assertThat;

/** The proof of the decision against expressions: known indicators are said in kinds of rules. */
public class NoExpressionsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| `([^`]+)` \\|$");

    @Test
    public void everyKnownIndicatorIsSaidWithoutAnExpression() throws IOException {
        Map<FactId, FactDefinition> catalogue = FormatPage.catalogue();
        Path page;
        try (Stream<Path> files = Files.list(Path.of("..", "..", "docs", "decisions"))) {
            page = files.filter(file -> file.toString().endsWith("-no-expressions.md"))
                    .findFirst()
                    .orElseThrow();
        }
        Matcher row = ROW.matcher(Files.readString(page));
        int rows = 0;
        while (row.find()) {
            String yaml = Paper.rule("{" + row.group(2) + "}").yaml();
            ReadResult read = DocumentReader.read("row.yaml", yaml.getBytes(StandardCharsets.UTF_8));
            assertThat(Paper.told(read.problems())).as(row.group(1)).isEmpty();
            Compilation compiled = Compiler.compile(
                    read.document().orElseThrow(),
                    id -> FactWindow.definition(id, named -> Optional.ofNullable(catalogue.get(named))),
                    name -> Optional.empty());
            assertThat(compiled.problems()).as(row.group(1)).isEqualTo(List.of());
            rows++;
        }
        assertThat(rows).isEqualTo(20);
    }
}
