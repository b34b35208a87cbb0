// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;

/** Lays a page out by a template of this bundle; every text is escaped by the template engine. */
final class Html {
    private final Configuration templates;

    Html() {
        templates = new Configuration(Configuration.VERSION_2_3_34);
        // By this bundle's own loader, so that it works in OSGi whatever the thread's context loader is.
        templates.setClassLoaderForTemplateLoading(Html.class.getClassLoader(), "org/shifan/reporting");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setObjectWrapper(new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setLocalizedLookup(false);
        templates.setAPIBuiltinEnabled(false);
    }

    String evaluation(EvaluationPage page, Words words) {
        return render("evaluation.ftlh", page, words);
    }

    String ranking(RankingPage page, Words words) {
        return render("ranking.ftlh", page, words);
    }

    String ruleBook(RuleBookPage page, Words words) {
        return render("rulebook.ftlh", page, words);
    }

    String explanation(ExplanationPage page, Words words) {
        return render("explanation.ftlh", page, words);
    }

    String impact(ImpactPage page, Words words) {
        return render("impact.ftlh", page, words);
    }

    String trend(TrendPage page, Words words) {
        return render("trend.ftlh", page, words);
    }

    String comparability(ComparabilityPage page, Words words) {
        return render("comparability.ftlh", page, words);
    }

    String summary(SummaryPage page, Words words) {
        return render("summary.ftlh", page, words);
    }

    String archive(ArchivePage page, Words words) {
        return render("archive.ftlh", page, words);
    }

    private String render(String template, Object page, Words words) {
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate(template).process(Map.of("page", page, "words", words), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + template + " does not fit its page", e);
        }
        return out.toString();
    }
}
