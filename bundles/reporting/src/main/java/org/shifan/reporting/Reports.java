// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import org.shifan.api.core.BureauDirectory;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.operations.Supervision;
import org.shifan.api.operations.Supervisor;
import org.shifan.api.report.ReportService;
import org.shifan.api.report.ReportTemplate;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;

/** Writes the documents of evaluations. A report says what the evaluation says; it computes no result of its own. */
@Component
public final class Reports implements ReportService {
    private final BureauDirectory bureaus;
    private final Html html = new Html();

    private final Supervisor supervisor;
    /** In the order in which they came. */
    private final List<ReadTemplate> templates = new CopyOnWriteArrayList<>();
    /** By the number of the service. */
    private final Map<Long, ReportTemplate> made = new ConcurrentHashMap<>();

    @Activate
    public Reports(@Reference BureauDirectory bureaus, @Reference Supervisor supervisor) {
        this.bureaus = bureaus;
        this.supervisor = supervisor;
    }

    /** The template of a bundle is made under supervision: its constructor is code of the bundle. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "went")
    void came(ComponentServiceObjects<ReportTemplate> offer, Map<String, Object> properties) {
        long bundle = (Long) properties.get(Constants.SERVICE_BUNDLEID);
        supervisor.make(bundle, name(properties), offer::getService).ifPresent(template -> {
            made.put((Long) properties.get(Constants.SERVICE_ID), template);
            add(template, properties);
        });
    }

    void went(ComponentServiceObjects<ReportTemplate> offer, Map<String, Object> properties) {
        supervisor.unmade((Long) properties.get(Constants.SERVICE_BUNDLEID), name(properties));
        ReportTemplate template = made.remove((Long) properties.get(Constants.SERVICE_ID));
        if (template != null) {
            remove(template);
            offer.ungetService(template);
        }
    }

    private static String name(Map<String, Object> properties) {
        return "report template " + properties.getOrDefault(ComponentConstants.COMPONENT_NAME, "");
    }

    void add(ReportTemplate template, Map<String, Object> properties) {
        long bundle = (Long) properties.get(Constants.SERVICE_BUNDLEID);
        Supervision supervision =
                supervisor.supervise(bundle, template.getClass().getName());
        ReadTemplate.of(template, supervision).ifPresent(templates::add);
    }

    void remove(ReportTemplate template) {
        templates.removeIf(each -> {
            boolean gone = each.source() == template;
            if (gone) {
                each.supervision().forget();
            }
            return gone;
        });
    }

    @Override
    public Path evaluation(Evaluation evaluation, Format format, Language language, Path folder) {
        Words words = new Words(language, bureaus);
        String name = new ReportName(format, language).evaluation(evaluation);
        return switch (format) {
            case HTML -> html(folder, name, html.evaluation(EvaluationPage.of(evaluation, words), words));
            case XLSX -> ReportFile.write(folder, name, new EvaluationWorkbook(evaluation, words)::write);
        };
    }

    /**
     * {@inheritDoc}
     *
     * @throws ShifanException {@code report.ranking.empty}, or {@code report.ranking.mixed} when the evaluations are
     *     not all of one level and year
     */
    @Override
    public Path ranking(List<Evaluation> evaluations, Format format, Language language, Path folder) {
        refuseUnlike(evaluations);
        Words words = new Words(language, bureaus);
        String name = new ReportName(format, language).ranking(evaluations);
        RankingPage page = RankingPage.of(
                evaluations, words, file -> Files.exists(folder.resolve(file)), new ReportName(Format.HTML, language));
        return switch (format) {
            case HTML -> html(folder, name, html.ranking(page, words));
            case XLSX -> ReportFile.write(folder, name, new RankingWorkbook(evaluations, page, words)::write);
        };
    }

    /**
     * {@inheritDoc}
     *
     * @throws ShifanException as for a ranking
     */
    @Override
    public Path summary(List<Evaluation> evaluations, Language language, Path folder) {
        refuseUnlike(evaluations);
        Words words = new Words(language, bureaus);
        ReportName names = new ReportName(Format.HTML, language);
        RankingPage ranking = RankingPage.of(evaluations, words, file -> false, names);
        return html(
                folder, names.summary(evaluations), html.summary(SummaryPage.of(evaluations, ranking, words), words));
    }

    @Override
    public Path ruleBook(RuleBook book, Language language, Path folder) {
        Words words = new Words(language, bureaus);
        String name = new ReportName(Format.HTML, language).ruleBook(book);
        return html(folder, name, html.ruleBook(RuleBookPage.of(book, words), words));
    }

    @Override
    public Path explanation(Evaluation evaluation, RuleBook book, Language language, Path folder) {
        if (book != null && !book.digest().equals(evaluation.receipt().digest())) {
            throw new IllegalArgumentException("the rule book is of another set than " + evaluation.receipt());
        }
        Words words = new Words(language, bureaus);
        String name = new ReportName(Format.HTML, language).explanation(evaluation);
        return html(folder, name, html.explanation(ExplanationPage.of(evaluation, book, words), words));
    }

    /** {@inheritDoc} */
    @Override
    public Path own(Evaluation evaluation, String template, Language language, Path folder) {
        EvaluationPage page = EvaluationPage.of(evaluation, new Words(language, bureaus));
        String document = new OwnTemplates(templates).html(template, page);
        return html(folder, new ReportName(Format.HTML, language).own(evaluation, template), document);
    }

    @Override
    public List<ReportTemplate> templates() {
        return List.copyOf(new OwnTemplates(templates).usable());
    }

    private static void refuseUnlike(List<Evaluation> evaluations) {
        if (evaluations.isEmpty()) {
            throw new ShifanException(Words.M.message("report.ranking.empty"));
        }
        Evaluation first = evaluations.get(0);
        for (Evaluation e : evaluations) {
            if (!e.request().level().equals(first.request().level())
                    || e.request().year() != first.request().year()) {
                throw new ShifanException(Words.M.message(
                        "report.ranking.mixed",
                        first.request().subject(),
                        first.request().level(),
                        first.request().year(),
                        e.request().subject(),
                        e.request().level(),
                        e.request().year()));
            }
        }
    }

    private static Path html(Path folder, String name, String document) {
        return ReportFile.write(folder, name, out -> out.write(document.getBytes(StandardCharsets.UTF_8)));
    }
}
