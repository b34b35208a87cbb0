// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.impl.action.command.DefaultActionPreparator;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;

import org.shifan.api.analysis.BackCasting;
import org.shifan.api.analysis.Comparability;
import org.shifan.api.analysis.CriteriaAnalysis;
import org.shifan.api.analysis.ImpactAnalysis;
import org.shifan.api.analysis.SubjectAnalysis;
import org.shifan.api.analysis.Trends;
import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.certificate.Certificates;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Level;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaComparison;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.RuleBooks;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Overrides;
import org.shifan.api.evaluation.Replays;
import org.shifan.api.facilitation.MeasureChecks;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportService;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.mark.Marks;
import org.shifan.api.market.ForeignStandards;
import org.shifan.api.market.Notices;
import org.shifan.api.market.Participations;
import org.shifan.api.market.TradeConcerns;
import org.shifan.api.market.Trainings;
import org.shifan.api.market.Warnings;
import org.shifan.api.metrics.Metrics;
import org.shifan.api.operations.Backups;
import org.shifan.api.operations.Catalogue;
import org.shifan.api.operations.DatabaseCopies;
import org.shifan.api.operations.DevelopmentWatch;
import org.shifan.api.operations.Doctor;
import org.shifan.api.operations.Plugins;
import org.shifan.api.operations.Settings;
import org.shifan.api.operations.SwapCheck;
import org.shifan.api.operations.UpgradeCheck;
import org.shifan.api.quality.Archives;
import org.shifan.api.quality.CompetitionCases;
import org.shifan.api.quality.Complaints;
import org.shifan.api.quality.Incidents;
import org.shifan.api.quality.Risks;
import org.shifan.api.quality.Traces;
import org.shifan.api.records.RecordHistory;
import org.shifan.api.records.Rollups;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.trust.Trust;
import org.shifan.api.work.Works;
import org.shifan.api.work.ZoneFigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a person may get wrong at the console, command by command, read from the line as Karaf reads it. */
public class WrongInputTest {

    /** A line, and what its refusal must contain. */
    private static final String[][] LINES = {
        {"bureaus --lang fr", "fr"},
        {"bureaus surplus", "Too many arguments"},
        {"zones --bureau atlantis", "unknown atlantis"},
        {"zones --level foo", "foo", "cultivating, provincial, national"},
        {"zones --on 30.6.2015", "30.6.2015", "2015-06-30"},
        {"zone", "zone", "required"},
        {"zone 320599-09", "320599-09"},
        {"zone kunshan", "kunshan"},
        {"zone 320583-01 --on abc", "abc", "2015-06-30"},
        {"zone 320583-01 --foo", "--foo", "--on", "--json"},
        {"zone 320583-01 --on", "--on", "no value"},
        {"zone 320583-01 320584-01", "320584-01", "too many"},
        {"check --lang fr", "fr"},
        {"check everything", "Too many arguments"},
        {"doctor --lang fr", "fr"},
        {"doctor everything", "Too many arguments"},
        {"plugin-list --lang fr", "fr"},
        {"config nowhere", "nowhere", "shifan:config"},
        {"config-set", "setting", "required"},
        {"config-set org.shifan.criteria/approval", "value", "required"},
        {"config-set org.shifan.criteria/approval perhaps", "unknown org.shifan.criteria"},
        {"metrics nothing_such", "nothing_such"},
        {"backup a b", "b", "too many"},
        {"backup nowhere", "unknown", "nowhere"},
        {"backups nowhere", "unknown", "nowhere"},
        {"backup-verify", "backup", "required"},
        {"backup-verify shifan-1", "unknown shifan-1"},
        {"database-copy", "settings", "required"},
        {"database-copy nowhere.cfg", "unknown", "nowhere.cfg"},
        {"database-copy a b", "b", "too many"},
        {"trust --lang fr", "fr"},
        {"trust everybody", "Too many arguments"},
        {"trust-check", "file", "required"},
        {"trust-check nowhere.jar", "nowhere.jar", "cannot be read"},
        {"trust-check pom.xml", "unknown pom.xml"},
        {"trust-check pom.xml --foo", "--foo", "--json"},
        {"why", "name", "required"},
        {"why nobody", "unknown nobody"},
        {"swap", "what", "required"},
        {"swap nothing-here", "unknown nothing-here"},
        {"swap-check", "what", "required"},
        {"swap-check nothing-here", "unknown nothing-here"},
        {"swap-check nothing-here --foo", "--foo"},
        {"upgrade-check", "platform", "required"},
        {"upgrade-check nothing-here", "unknown nothing-here"},
        {"catalogue everything", "Too many arguments"},
        {"catalogue", "unknown catalogue"},
        {"dev-watch", "source", "required"},
        {"dev-watch nothing-here", "unknown nothing-here"},
        {"dev-watch pom.xml --zone 320599-09", "320599-09"},
        {"dev-watch pom.xml --zone 320583-01 --year abc", "abc"},
        {"dev-watch pom.xml --turns none", "--turns none", "whole number from 1"},
        {"enterprises", "--bureau", "--zone", "--find"},
        {"enterprises --bureau atlantis", "unknown atlantis"},
        {"enterprises --bureau jiangsu --limit abc", "--limit abc", "whole number from 1"},
        {"enterprises --bureau jiangsu --offset -1", "--offset -1", "whole number from 0"},
        {"enterprises --zone 320599-09", "320599-09"},
        {"enterprise", "code", "required"},
        {"enterprise nobody --lang fr", "fr"},
        {"enterprise nobody", "unknown nobody"},
        {"import-kinds potatoes", "potatoes", "import-kinds"},
        {"import exports", "file", "required"},
        {"import exports empty.csv", "--bureau"},
        {"import exports empty.csv --bureau atlantis", "unknown atlantis"},
        {"import exports empty.csv --bureau jiangsu --year 2014", "--year", "--by"},
        {"import exports empty.csv --bureau jiangsu", "unknown empty.csv"},
        {"import exports empty.csv --bureau jiangsu --correct --delete", "--correct", "--delete"},
        {"record-history", "kind", "required"},
        {"record-history exports", "--bureau"},
        {"record-history exports --bureau atlantis", "unknown atlantis"},
        {"rollup-check --lang fr", "fr"},
        {"rollup-check all", "Too many arguments"},
        {"criteria --bureau atlantis", "unknown atlantis"},
        {"criteria --lang fr", "fr"},
        {"criteria-show", "set", "required"},
        {"criteria-show nowhere", "nowhere"},
        {"criteria-remarks", "set", "required"},
        {"criteria-remarks nowhere", "nowhere"},
        {"criteria-diff", "before", "required"},
        {"criteria-diff a-set", "after", "required"},
        {"criteria-diff nowhere a-set", "unknown nowhere"},
        {"criteria-submit", "set", "required"},
        {"criteria-submit a-set", "--reason"},
        {"criteria-submit a-set --reason new --on tomorrow", "tomorrow"},
        {"criteria-submit nowhere --reason new", "unknown nowhere"},
        {"criteria-approve a-set", "--reason"},
        {"criteria-approve a-set --reason agreed --as-shown pom.xml", "pom.xml", "no prediction"},
        {"criteria-approve a-set --reason agreed --as-shown nowhere.txt", "nowhere.txt", "cannot be read"},
        {"criteria-approve nowhere@1.0.0 --reason agreed", "unknown nowhere"},
        {"criteria-shadow a-set --reason trial --year abc", "abc"},
        {"criteria-shadow nowhere --reason trial", "unknown nowhere"},
        {"criteria-withdraw", "set", "required"},
        {"criteria-withdraw a-set", "--reason"},
        {"criteria-withdraw nowhere@1.0.0 --reason early", "unknown nowhere"},
        {"criteria-rollback a-set", "--reason"},
        {"criteria-rollback nowhere --reason wrong", "unknown nowhere"},
        {"criteria-history", "set", "required"},
        {"criteria-history nowhere", "nowhere"},
        {"criteria-check", "file", "required"},
        {"criteria-check nowhere.yaml", "nowhere.yaml", "cannot be read"},
        {"criteria-check src", "src", "cannot be read"},
        {"criteria-check pom.xml", "pom.xml", "problems: 1"},
        {"criteria-schema a b", "b", "too many"},
        {"criteria-sheet", "set", "required"},
        {"criteria-sheet a-set", "--blank"},
        {"criteria-sheet --blank a.xlsx b.xlsx", "--blank"},
        {"criteria-sheet a-set a.csv", "a.csv", ".xlsx"},
        {"fact-catalogue nothing.such", "nothing.such", "fact-catalogue"},
        {"facts", "subject", "required"},
        {"facts zone:320599-09", "320599-09"},
        {"facts city:320583", "city:320583"},
        {"facts nobody", "unknown nobody"},
        {"facts 320583-01 --year abc", "abc", "2014"},
        {"facts 320583-01 --year 20145", "20145"},
        {"facts 320583-01 --year 2099", "2099", "still to come"},
        {"facts --year 2016 --as-of 2015-12-31 320583-01", "2016", "2015-12-31"},
        {"facts 320583-01 --fact nothing.such", "nothing.such", "fact-catalogue"},
        {"evaluate", "--bureau"},
        {"evaluate 320583-01 --bureau jiangsu", "--bureau"},
        {"evaluate 320599-09", "320599-09"},
        {"evaluate enterprise:192203821 --level national", "unknown 192203821"},
        {"evaluate --bureau atlantis", "unknown atlantis"},
        {"evaluate 320583-01 --year abc", "abc"},
        {"evaluate 320583-01 --year 2099", "2099"},
        {"evaluate 320583-01 --as-of tomorrow", "tomorrow"},
        {"evaluate 320583-01 --lang fr", "fr"},
        {"evaluate --bureau jiangsu --criteria a-set", "--bureau"},
        {"evaluate 320583-01 --criteria nowhere@9.0.0", "unknown"},
        {"evaluate 320583-01 --criteria nowhere@9.0.0 --back-cast", "unknown"},
        {"evaluate 320583-01 --back-cast", "--criteria"},
        {"judge", "subject", "required"},
        {"judge 320599-09", "320599-09"},
        {"judge 192203821 --reason seen", "unknown 192203821"},
        {"judge 320583-01 --set a-set", "--reason"},
        {"judge 320583-01 --reason seen --on tomorrow", "tomorrow"},
        {"judgements", "subject", "required"},
        {"judgements 320599-09", "320599-09"},
        {"evidence", "subject", "required"},
        {"evidence 320599-09", "320599-09"},
        {"evidence nobody", "unknown nobody"},
        {"evidence-submit", "subject", "required"},
        {"evidence-submit 320583-01 --reason seen", "--name"},
        {"evidence-submit 320583-01 --reason seen --name org.charter", "--from"},
        {"evaluations", "subject", "required"},
        {"evaluations 320599-09", "320599-09"},
        {"replay", "--all", "--set"},
        {"replay 4711 --all", "--all"},
        {"replay abc", "abc", "whole number"},
        {"replay 4711", "unknown 4711"},
        {"replay --set a-set --since tomorrow", "tomorrow"},
        {"decisions --value 70", "--parameter"},
        {"decisions --parameter least --value much", "much", "0.5"},
        {"decisions --bureau atlantis", "unknown atlantis"},
        {"decisions --zone 320599-09", "320599-09"},
        {"decisions --verdict MAYBE", "MAYBE", "FAIL_VETO"},
        {"decisions --since 30.6.2015", "30.6.2015"},
        {"decisions --limit 0", "--limit 0"},
        {"decisions --before abc", "--before", "abc"},
        {"decisions --csv nowhere/at/all.csv", "all.csv", "cannot be written"},
        {"override", "number", "required"},
        {"override 4711", "--verdict"},
        {"override 4711 --verdict FAIL", "--reason"},
        {"override 4711 --verdict MAYBE --reason fire", "MAYBE", "PASS"},
        {"override 4711 --verdict FAIL --total much --reason fire", "much"},
        {"override 4711 --verdict FAIL --reason fire", "unknown 4711"},
        {"override-confirm", "number", "required"},
        {"override-confirm abc --reason right", "abc", "whole number"},
        {"override-confirm 4711", "--reason"},
        {"override-confirm 4711 --reason right", "unknown 4711"},
        {"override-withdraw", "number", "required"},
        {"override-withdraw 4711", "--reason"},
        {"override-withdraw 4711 --reason over", "unknown 4711"},
        {"overrides", "number", "required"},
        {"overrides 4711", "unknown 4711"},
        {"explain", "evaluation", "required"},
        {"explain 4711", "4711"},
        {"explain 320599-09", "320599-09"},
        {"explain 320583-01", "320583-01", "shifan:evaluate"},
        {"explain 320583-01 --lang fr", "fr"},
        {"ranking", "--bureau"},
        {"ranking --bureau atlantis", "unknown atlantis"},
        {"summary", "--bureau"},
        {"summary --bureau atlantis", "unknown atlantis"},
        {"report", "--bureau"},
        {"report 4711", "4711"},
        {"report 4711 --format pdf", "pdf", "html"},
        {"report --bureau atlantis", "unknown atlantis"},
        {"report --template a.notice --bureau jiangsu", "--bureau"},
        {"rulebook", "set", "required"},
        {"rulebook nowhere", "nowhere"},
        {"rulebook nowhere --version 9.0.0", "nowhere 9.0.0"},
        {"evaluate-country --year 2099", "2099"},
        {"impact", "set", "required"},
        {"impact nowhere", "unknown nowhere"},
        {"impact nowhere --year abc", "abc"},
        {"what-if 320583-01", "--set fact=value"},
        {"what-if 320583-01 --set own-brands", "own-brands", "fact=value"},
        {"what-if 320583-01 --sweep export.value=1-9", "export.value=1-9", "from..to/step"},
        {"what-if 320599-09 --set own.count=1", "320599-09"},
        {"trend", "zone", "required"},
        {"trend 320599-09", "320599-09"},
        {"trend 320583-01 --item nothing", "unknown nothing"},
        {"least-change", "zone"},
        {"least-change 320599-09", "320599-09"},
        {"robustness", "--bureau"},
        {"robustness 320583-01 --percent much", "much", "20"},
        {"robustness --bureau atlantis", "unknown atlantis"},
        {"cross-evaluate 320583-01", "--with"},
        {"cross-evaluate 320599-09 --with a-set", "320599-09"},
        {"comparability --level foo", "foo"},
        {"comparability", "criteria", "in force"},
        {"ready --wait abc", "--wait abc"},
        {"procedures nowhere", "nowhere", "admission"},
        {"standing", "subject", "required"},
        {"standing 320599-09", "320599-09"},
        {"standing 320583-01 --known 30.6.2015", "30.6.2015"},
        {"deadlines --bureau atlantis", "unknown atlantis"},
        {"deadlines --until soon", "soon"},
        {"cases --bureau atlantis", "unknown atlantis"},
        {"cases --subject 320599-09", "320599-09"},
        {"cases --procedure nowhere", "unknown nowhere"},
        {"case", "number", "required"},
        {"case abc", "abc", "whole number"},
        {"case 4711", "unknown 4711"},
        {"case 4711 --on tomorrow", "tomorrow"},
        {"case-open 320583-01", "procedure", "required"},
        {"case-open 320599-09 review", "320599-09"},
        {"case-open 320583-01 review", "--reason"},
        {"case-open 320583-01 review --title 1 --reason due", "1", "provincial"},
        {"case-open 320583-01 review --zone kunshan --reason due", "kunshan"},
        {"case-open 320583-01 appeal --about abc --reason wrong", "abc"},
        {"certificate", "number", "required"},
        {"certificate abc --reason x --to y", "abc", "whole number"},
        {"certificate 4711 --to y", "--reason"},
        {"certificate 4711 --reason x", "--to"},
        {"certificate 4711 --reason x --to pom.xml", "pom.xml", "already"},
        {"certificate 4711 --reason x --to y.json", "unknown 4711"},
        {"certificates", "number", "required"},
        {"certificates abc", "abc"},
        {"certificate-check", "file", "required"},
        {"certificate-check nowhere.json", "nowhere.json"},
        {"certificate-check pom.xml", "unknown"},
        {"certificate-key everything", "Too many arguments"},
        {"marks --holder 320599-09", "320599-09"},
        {"marks --bureau atlantis", "unknown atlantis"},
        {"marks --on tomorrow", "tomorrow"},
        {"mark", "code", "required"},
        {"mark 7K3M", "7K3M", "12"},
        {"mark 7K3M-Q2XA-94T4", "unknown"},
        {"mark-verify 7K3M-Q2XA-94T5", "7K3M-Q2XA-94T5", "wrong"},
        {"mark-verify 7K3M-Q2XA-94T4 --on 1.6.2015", "1.6.2015", "2015-06-30"},
        {"mark-permit", "holder", "required"},
        {"mark-permit 320583-01", "--to"},
        {"mark-permit 320583-01 --to 2030-01-01", "--use"},
        {"mark-permit 320583-01 --to 2000-01-01", "2000-01-01"},
        {"mark-permit 320583-01 --to 2099-01-01 --use wall", "wall", "publicity, fair, site, packaging, document"},
        {"mark-permit 320583-01 --to 2099-01-01 --use fair", "--title"},
        {"mark-permit 320583-01 --to 2099-01-01 --use fair --title member --place x", "member", "provincial"},
        {"mark-permit 320583-01 --to 2099-01-01 --use fair --title national", "--place"},
        {"mark-permit 320583-01 --to 2099-01-01 --use fair --title national --place x", "--reason"},
        {"mark-permit 320583-01 --to 2099-01-01 --use fair --title national --place x --zone z", "z"},
        {"mark-withdraw 7K3M-Q2XA-94T4", "--reason"},
        {"mark-withdraw 7K3M-Q2XA-94T4 --reason misuse --last-day soon", "soon"},
        {"mark-use 7K3M-Q2XA-94T4", "--place"},
        {"mark-picture 7K3M-Q2XA-94T4", "--to"},
        {"mark-picture 7K3M-Q2XA-94T4 --to x.png --pixels many", "--pixels many", "whole number"},
        {"case-step 4711", "step", "required"},
        {"case-step 4711 submit", "--reason"},
        {"case-step abc submit --reason ready", "abc"},
        {"case-step 4711 submit --reason ready --on tomorrow", "tomorrow"},
        {"case-step 4711 submit --reason ready", "unknown 4711"},
        {"case-attach 4711 nowhere.pdf --reason asked", "--as"},
        {"case-attach 4711 nowhere.pdf --as application", "--reason"},
        {"case-attach 4711 nowhere.pdf --as application --reason asked", "unknown 4711"},
        {"case-paper 4711", "line", "required"},
        {"case-paper 4711 abc", "LINE abc", "whole number"},
        {"case-paper 4711 3", "unknown 4711"},
        {"case-evaluation 4711 abc --reason so", "abc"},
        {"case-evaluation 4711 26 --reason so", "unknown 4711"},
        {"case-panel 4711 dance --reason so", "dance", "add, remove"},
        {"case-panel 4711 add --reason so", "--assessor"},
        {"case-panel 4711 add --assessor zhao --reason so", "--organisation"},
        {"case-panel 4711 score --assessor zhao --item a --points much --reason so", "much"},
        {"case-panel 4711 pass", "--reason"},
        {"case-panel 4711 pass --reason sound", "unknown 4711"},
        {"case-objection 4711 shout --reason so", "shout", "raise"},
        {"case-objection 4711 uphold --reason so", "--line"},
        {"case-objection 4711 raise --reason so", "unknown 4711"},
        {"case-correct 4711 3 --reason so", "--annul"},
        {"case-correct 4711 3 --annul --day 2015-06-30 --reason so", "--annul"},
        {"case-correct 4711 3 --day 30.6.2015 --reason so", "30.6.2015"},
        {"case-correct 4711 3 --annul --reason so", "unknown 4711"},
        {"incidents --bureau atlantis", "unknown atlantis"},
        {"incidents --enterprise nobody", "unknown nobody"},
        {"incidents --from yesterday", "yesterday", "2015-06-30"},
        {"incidents --limit none", "--limit none", "whole number from 1"},
        {"inbox all", "Too many arguments"},
        {"incident", "number", "required"},
        {"incident abc", "NUMBER abc", "whole number from 1"},
        {"incident 4711", "unknown 4711"},
        {"incident-report", "number", "required"},
        {"incident-report T1", "--bureau"},
        {"incident-report T1 --bureau atlantis", "unknown atlantis"},
        {"incident-report T1 --bureau jiangsu --kind loss", "loss", "sampling-failure"},
        {"incident-report T1 --bureau jiangsu --kind recall --market Germany", "two-letter"},
        {"incident-report T1 --bureau jiangsu --kind recall --market DE", "--product"},
        {"incident-report T1 --bureau jiangsu --kind recall --market DE --product b --on 2999-01-01", "2999-01-01"},
        {"incident-attribute 4711", "--enterprise"},
        {"incident-attribute 4711 --enterprise DM0900062", "--reason"},
        {"incident-attribute 4711 --enterprise DM0900062 --reason label", "unknown 4711"},
        {"incident-join 4711", "--into"},
        {"incident-join 4711 --into 4712 --reason same", "unknown 4712"},
        {"traces --bureau atlantis", "unknown atlantis"},
        {"traces all", "Too many arguments"},
        {"trace", "number", "required"},
        {"trace abc", "NUMBER abc"},
        {"trace 4711", "unknown 4711"},
        {"trace-open", "incident", "required"},
        {"trace-open 4711", "--first"},
        {"trace-open 4711 --first Li", "--second"},
        {"trace-open 4711 --first Li --second Wang", "--reason"},
        {"trace-open 4711 --first Li --second Wang --due soon", "soon", "2015-06-30"},
        {"trace-open 4711 --first Li --second Wang --reason recall", "unknown 4711"},
        {"trace-declare", "number", "required"},
        {"trace-declare 4711", "--reason"},
        {"trace-declare 4711 --reason none", "unknown 4711"},
        {"trace-replace 4711", "--former"},
        {"trace-replace 4711 --former Li --with Qian --reason ill", "unknown 4711"},
        {"trace-answer 4711", "--field"},
        {"trace-answer 4711 --field colour", "colour", "goods-kind"},
        {"trace-answer 4711 --field listed", "--value"},
        {"trace-answer 4711 --field listed --value yes --reason seen", "unknown 4711"},
        {"trace-evidence 4711", "--document"},
        {"trace-evidence 4711 --document report --reason test", "unknown 4711"},
        {"trace-review 4711", "--cause"},
        {"trace-review 4711 --cause fate", "fate", "foreign-rules", "not-quality"},
        {"trace-review 4711 --cause malice --reason seen", "unknown 4711"},
        {"trace-send-back 4711", "--reason"},
        {"trace-send-back 4711 --reason thin", "unknown 4711"},
        {"trace-confirm 4711", "--reason"},
        {"trace-confirm 4711 --reason agreed", "unknown 4711"},
        {"measures --bureau atlantis", "unknown atlantis"},
        {"measure-done", "number", "required"},
        {"measure-done 4711", "--reason"},
        {"measure-done 4711 --reason paid", "unknown 4711"},
        {"risks --bureau atlantis", "unknown atlantis"},
        {"risks --limit 0", "--limit 0"},
        {"risks --on soon", "soon", "2015-06-30"},
        {"risk", "enterprise", "required"},
        {"risk nobody", "--hs"},
        {"risk nobody --hs 99", "99"},
        {"risk nobody --hs 8712 --market Germany", "two-letter"},
        {"risk nobody --hs 8712 --market DE", "unknown nobody"},
        {"control-chart", "hs", "required"},
        {"control-chart 8712", "--bureau"},
        {"control-chart bicycles --bureau jiangsu", "bicycles"},
        {"control-chart 8712 --bureau atlantis", "unknown atlantis"},
        {"enterprise-rate DM0900062 --element luck=good", "luck", "quality-system"},
        {"enterprise-rate DM0900062 --element staff=superb", "superb", "good, fair, poor"},
        {"enterprise-rate DM0900062 --all-good", "--class"},
        {"enterprise-ratings", "enterprise", "required"},
        {"market-notices --market ZZ", "ZZ"},
        {"market-notices --hs 871", "871"},
        {"market-notices --limit none", "none"},
        {"market-notice", "symbol", "required"},
        {"market-notice USA/1103", "USA/1103", "G/TBT/N/USA/1838"},
        {"market-notice-enter G/TBT/N/USA/1103", "--distributed"},
        {"market-notice-enter G/TBT/N/USA/1103 --distributed soon", "soon"},
        {"market-notice-enter G/TBT/N/USA/1103 --distributed 2016-05-20", "--title"},
        {"market-notice-enter G/TBT/N/USA/1103 --distributed 2016-05-20 --title x --hs 98", "98"},
        {"market-classify G/TBT/N/USA/1103", "--hs"},
        {"market-classify G/TBT/N/USA/1103 --hs 8712", "--reason"},
        {"market-warnings --of nowhere", "nowhere"},
        {"market-warning-read abc", "NUMBER abc"},
        {"market-standards --market ZZ", "ZZ"},
        {"market-standard abc", "NUMBER abc"},
        {"market-standard-enter X", "--market"},
        {"market-standard-enter X --market US", "--title"},
        {"market-standard-enter X --market US --title x", "--hs"},
        {"market-standard-enter X --market US --title x --hs 8712", "--version"},
        {"market-standard-change 1 --version 2", "--from"},
        {"market-standard-change 1 --version 2 --from 2016-01-01", "--change"},
        {"market-standard-change 1 --version 2 --from 2016-01-01 --change x --notice y", "'Y'"},
        {"market-trainings --year soon", "soon"},
        {"market-training-enter --bureau jiangsu", "--topic"},
        {"market-attended 1", "--enterprise"},
        {"market-attended 1 --enterprise DM0900062", "--person"},
        {"trade-concerns --market ZZ", "ZZ"},
        {"trade-concern abc", "NUMBER abc"},
        {"trade-concern-raise 320583-01", "--market"},
        {"trade-concern-raise 320583-01 --market US", "--title"},
        {"trade-concern-step 1", "--text"},
        {"trade-concern-close 1 --outcome won", "won", "resolved, partly, unresolved, withdrawn"},
        {"market-participations --kind party", "party", "exchange"},
        {"market-participation abc", "NUMBER abc"},
        {"market-participation-enter party", "party", "standard-work"},
        {"market-participation-enter exchange --bureau jiangsu --title x --places none", "none"},
        {"market-take-part 1", "--of"},
        {"works --on soon", "soon", "2015-06-30"},
        {"work abc", "NUMBER abc"},
        {"work-kinds dutty", "dutty"},
        {"work-enter duty", "subject", "required"},
        {"work-enter duty 320583-01", "--title"},
        {"work-enter duty 320583-01 --title x --set part", "part", "field=value"},
        {"work-enter duty 320583-01 --title x", "--reason"},
        {"work-enter duty 320583-01 --title x --reason y --from 2015-02-02 --until 2015-02-01", "2015-02-01"},
        {"work-step abc end --reason x", "NUMBER abc"},
        {"work-step 1 end", "--reason"},
        {"work-figures --year soon", "soon"},
        {"duties 320599-09", "320599-09"},
        {"aims 320583-01 --to soon", "soon"},
        {"peers 320583-01 --year soon", "soon"},
        {"competition-report", "zone", "required"},
        {"competition-report 320583-01", "--kind"},
        {"competition-report 320583-01 --kind theft", "theft", "counterfeit"},
        {"competition-report 320583-01 --kind counterfeit", "--suspect"},
        {"competition-report 320583-01 --kind counterfeit --suspect x --on soon", "soon"},
        {"competition-report 320583-01 --kind counterfeit --suspect x", "--text"},
        {"competition-report 320583-01 --kind counterfeit --suspect x --text y", "--reason"},
        {"competition-cases --zone nowhere", "nowhere"},
        {"competition-case abc", "NUMBER abc"},
        {"competition-case 4711", "unknown 4711"},
        {"competition-pass-on 4711", "--authority"},
        {"competition-pass-on 4711 --authority police --reason theirs", "unknown 4711"},
        {"competition-close 4711", "--outcome"},
        {"competition-close 4711 --outcome luck", "luck", "not-proven"},
        {"competition-close 4711 --outcome punished --reason fined", "unknown 4711"},
        {"competition-figures --year soon", "soon"},
        {"quality-archive", "enterprise", "required"},
        {"quality-archive nobody", "unknown nobody"},
        {"quality-archive nobody --hs 99", "99"},
        {"complaint-submit", "--bureau"},
        {"complaint-submit --bureau atlantis", "unknown atlantis"},
        {"complaint-submit --bureau jiangsu", "--text"},
        {"complaint-follow", "receipt", "required"},
        {"complaint-follow AAAAA", "unknown AAAAA"},
        {"complaints --bureau atlantis", "unknown atlantis"},
        {"complaint", "number", "required"},
        {"complaint abc", "NUMBER abc"},
        {"complaint 4711", "unknown 4711"},
        {"complaint-take 4711", "--reason"},
        {"complaint-take 4711 --reason assigned", "unknown 4711"},
        {"complaint-answer 4711", "--outcome"},
        {"complaint-answer 4711 --outcome luck", "luck", "passed-on"},
        {"complaint-answer 4711 --outcome confirmed", "--answer"},
        {"complaint-answer 4711 --outcome confirmed --answer thanks", "--reason"},
        {"complaint-answer 4711 --outcome confirmed --answer thanks --reason seen", "unknown 4711"},
        {"complaint-reporter 4711", "--reason"},
        {"complaint-reporter 4711 --reason curious", "unknown 4711"},
        {"complaint-figures --year soon", "soon"},
        {"treatment", "--hs"},
        {"treatment --enterprise 192203821 --hs 87AB --to DE --value 1", "87AB"},
        {"treatment --enterprise 192203821 --hs 8712 --to Germany --value 1", "two-letter"},
        {"treatment --enterprise 192203821 --hs 8712 --to DE --value -1", "-1"},
        {"treatment --enterprise 192203821 --hs 8712 --to DE --value abc", "abc"},
        {"treatment --enterprise 192203821 --hs 8712 --to DE --value 1 --purpose gift", "gift", "aid"},
        {"treatment-rules --lang fr", "fr"},
        {"treatment-decide --enterprise 192203821 --hs 8712 --to DE --value 1", "--declaration"},
        {"treatment-decide --declaration D1 --enterprise nobody --hs 8712 --to DE --value 1", "unknown nobody"},
        {"treatment-show", "--declaration"},
        {"treatment-show first", "NUMBER first"},
        {"treatments --limit 0", "--limit 0"},
        {"treatments --enterprise nobody", "unknown nobody"},
        {"treatment-replay", "--all"},
        {"treatment-replay first", "NUMBER first"},
        {"proof-enter D1 --reason complete", "--report"},
        {"proof-enter D1 --report R1 --issued 1.5.2016 --reason complete", "1.5.2016"},
        {"proof-verify first --reason seen", "NUMBER first"},
        {"proofs --limit 0", "--limit 0"},
        {"proofs --enterprise nobody", "unknown nobody"},
        {"measure-check-enter --reason seen", "declaration", "required"},
        {"measure-check-enter D1 --reason seen --checked 1.5.2016", "1.5.2016"},
        {"measure-check-enter D1 --reason seen", "unknown D1"},
        {"measure-checks --limit 0", "--limit 0"},
        {"measure-checks --enterprise nobody", "unknown nobody"},
        {"measure-checks-due --bureau atlantis", "unknown atlantis"},
        {"measure-stops --limit 0", "--limit 0"},
        {"measure-stop-read abc", "NUMBER abc"},
        {"measure-stop-read 4711", "unknown 4711"},
        {"measure-stops --enterprise nobody", "unknown nobody"},
        {"measure-ledger --to 2015-01", "--from"},
        {"measure-ledger --from 2015 --to 2015-12", "2015", "2015-01"},
        {"measure-ledger --bureau atlantis --from 2015-01 --to 2015-12", "unknown atlantis"},
        {"measure-benefits --from 2015-01", "--to"},
        {"measure-benefits --zone kunshan --from 2015-01 --to 2015-12", "kunshan"},
        {"ground-declare fire --reason seen", "fire", "systemic-incident", "risk-raised"},
        {"ground-declare risk-raised", "--reason"},
        {"ground-declare risk-raised --market Germany --reason seen", "two-letter"},
        {"ground-declare risk-raised --from 1.1.2015 --reason seen", "1.1.2015"},
        {"ground-declare risk-raised --enterprise nobody --reason seen", "unknown nobody"},
        {"ground-end first --reason seen", "NUMBER first"},
        {"grounds --on yesterday", "yesterday"},
        {"grounds --enterprise nobody", "unknown nobody"},
        {"monitoring-plan 192203821 --samples 20 --item lead --reason ok", "--hs"},
        {"monitoring-plan 192203821 --hs 8712 --item lead --reason ok", "--samples"},
        {"monitoring-plan 192203821 --hs 8712 --samples none --item lead --reason ok", "--samples none"},
        {"monitoring-plan 192203821 --hs 8712 --samples 20 --per-mille all --reason ok", "--per-mille all"},
        {"monitoring-plan nobody --hs 8712 --samples 20 --item lead --reason ok", "unknown nobody"},
        {"monitoring-plan 192203821 --hs 8712 --samples 20 --from 1.5.2016 --reason ok", "1.5.2016"},
        {"monitoring-end first --reason ok", "NUMBER first"},
        {"monitoring-end 1 --last 1.5.2016 --reason ok", "1.5.2016"},
        {"monitoring-plans --year all", "--year all"},
        {"monitoring-plans --bureau atlantis", "unknown atlantis"},
        {"monitoring-plans --limit 0", "--limit 0"},
        {"monitoring-due first", "NUMBER first"},
        {"monitoring-sample first --reference S-1 --reason ok", "PLAN first"},
        {"monitoring-sample 1 --reason ok", "--reference"},
        {"monitoring-sample 1 --reference S-1 --taken 1.5.2016 --reason ok", "1.5.2016"},
        {"monitoring-result first --reason ok", "NUMBER first"},
        {"monitoring-result 1", "--reason"},
        {"monitoring-samples first", "PLAN first"},
        {"project-goods --limit 0", "--limit 0"},
        {"project-goods --enterprise nobody", "unknown nobody"},
        {"project-goods-enter D1 --quantity 1 --unit kg --due 2016-05-01 --reason ok", "--goods"},
        {"project-goods-enter D1 --goods steel --quantity many --unit kg --due 2016-05-01 --reason ok", "many"},
        {"project-goods-enter D1 --goods steel --quantity 1 --unit kg --due soon --reason ok", "soon"},
        {"project-goods-back first --declaration D2 --quantity 1 --reason ok", "NUMBER first"},
        {"project-goods-back 1 --quantity 1 --reason ok", "--declaration"},
        {"project-goods-write-off 1 --quantity 1 --reason ok", "--evidence"},
        {"project-goods-write-off 1 --quantity -1 --evidence p --reason ok", "-1"},
        {"measure-term-set F4 --kind milder --bureau jiangsu --reason ok", "milder", "class-at-least"},
        {"measure-term-set F4 --kind not-granted --reason ok", "--bureau"},
        {"measure-term-set F4 --kind not-granted --bureau atlantis --reason ok", "unknown atlantis"},
        {"measure-term-set F4 --bureau jiangsu --reason ok", "--kind"},
        {"measure-term-end first --reason ok", "NUMBER first"},
        {"measure-terms --on yesterday", "yesterday"},
        {"measure-terms --bureau atlantis", "unknown atlantis"},
        {"audit --source nowhere", "nowhere", "core.grant"},
        {"audit --since 30.6.2015", "30.6.2015"},
        {"audit --limit 0", "--limit 0"},
        {"audit --before abc", "--before", "abc"},
        {"audit-head --lang fr", "fr"},
        {"accounts all", "Too many arguments"},
        {"account-add lihua --reason x", "--person"},
        {"account-add lihua --person x", "--reason"},
        {"account-grant lihua --reason x", "--role"},
        {"account-grant lihua --reason x --role king", "king", "bureau-officer"},
        {"account-grant lihua --reason x --role bureau-officer", "bureau-officer", "bureau"},
        {"account-revoke lihua --reason x --role aqsiq@town:x", "town", "bureau"},
        {"account-console lihua", "--reason"},
        {"account-block lihua", "--reason"},
        {"account-unblock lihua", "--reason"},
        {"account-password lihua --reason x", "No password"},
        {"account-unlock lihua", "--reason"},
        {"account-history", "Argument name is required"},
        {"whoami all", "Too many arguments"},
        {"roles --role king", "king", "auditor"},
        {"audit-verify --head nowhere.txt", "nowhere.txt", "NUMBER:HASH"},
        {"audit-verify --head pom.xml", "pom.xml", "NUMBER:HASH"},
        {"audit-verify --head 12:abc", "12:abc"},
        {"audit-verify all", "Too many arguments"},
        {"audit-export", "--to"},
        {"audit-export --to nowhere/at/all.jsonl", "all.jsonl", "cannot be written"},
        {"treatment --enterprise nobody --hs 8712 --to DE --value 1", "unknown nobody"},
    };

    @Test
    public void everyMistakeIsAnsweredInOneLineThatNamesIt() {
        for (String[] line : LINES) {
            assertThatThrownBy(() -> execute(line[0]))
                    .as(line[0])
                    .isInstanceOf(CommandException.class)
                    .satisfies(e -> assertThat(e.getMessage())
                            .as(line[0])
                            .doesNotContain("\n", "Exception", "\tat ")
                            .contains(Arrays.copyOfRange(line, 1, line.length)));
        }
    }

    @Test
    public void noCommandIsLeftOut() {
        Set<String> tried =
                Stream.of(LINES).map(line -> line[0].split(" ")[0]).collect(Collectors.toCollection(TreeSet::new));
        assertThat(tried)
                .isEqualTo(new TreeSet<>(commands().stream()
                        .map(type -> type.getAnnotation(Command.class).name())
                        .toList()));
    }

    @Test
    public void whatIsNotThereIsSaidInChineseToo() {
        assertThatThrownBy(() -> execute("zone 320583-01 --lang zh --foo")).hasMessageContaining("没有选项 --foo");
        assertThatThrownBy(() -> execute("facts 320583-01 --year 2099 --lang zh"))
                .hasMessageContaining("2099 年度尚未到来");
    }

    /** Otherwise an option behind an argument would be an argument too many. */
    @Test
    public void everyCommandWithArgumentsTakesOptionsBehindThem() {
        List<Class<?>> deaf = new ArrayList<>();
        for (Class<?> type : commands()) {
            boolean arguments = arguments(type);
            boolean takes =
                    OneArgumentCommand.class.isAssignableFrom(type) || TwoArgumentCommand.class.isAssignableFrom(type);
            if (arguments != takes) {
                deaf.add(type);
            }
        }
        assertThat(deaf)
                .as(
                        "a command with arguments extends OneArgumentCommand or TwoArgumentCommand, one without ShifanCommand")
                .isEmpty();
    }

    /** Whether it has arguments of its own or of the kind of command that it is. */
    private static boolean arguments(Class<?> type) {
        if (type == OneArgumentCommand.class || type == TwoArgumentCommand.class || type == ShifanCommand.class) {
            return false;
        }
        return Arrays.stream(type.getDeclaredFields()).anyMatch(f -> f.isAnnotationPresent(Argument.class))
                || arguments(type.getSuperclass());
    }

    static List<Class<?>> commands() {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/shifan/shell"))) {
            List<Class<?>> found = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                Class<?> type = Class.forName("org.shifan.shell." + name);
                if (type.isAnnotationPresent(Command.class)) {
                    found.add(type);
                }
            }
            return found;
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(String line) throws Exception {
        List<String> words = List.of(line.split(" "));
        ShifanCommand<?> command = (ShifanCommand<?>) commands().stream()
                .filter(type -> type.getAnnotation(Command.class).name().equals(words.get(0)))
                .findFirst()
                .orElseThrow()
                .getDeclaredConstructor()
                .newInstance();
        command.services = modules();
        new DefaultActionPreparator().prepare(command, null, new ArrayList<>(words.subList(1, words.size())));
        command.execute();
    }

    /** Registers that know one zone and one bureau, and nothing of enterprises and evaluations. */
    private static Services modules() {
        Function<Object[], Object> unknown = args -> {
            throw ShifanCommand.refuse("shell.argument.surplus", "unknown " + args[0]);
        };
        Function<Object[], Object> bureau = args -> {
            if (!args[0].toString().equals("jiangsu")) {
                return unknown.apply(args);
            }
            return Fakes.bureau();
        };
        Function<Object[], Object> zone =
                args -> args[0].toString().equals("320583-01") ? Fakes.ZONE : unknown.apply(args);
        return new Fakes()
                .with(BureauDirectory.class, Map.of("require", bureau))
                .with(ZoneRegistry.class, Map.of("require", zone))
                .with(EnterpriseRegistry.class, Map.of("require", unknown))
                .with(
                        ImportService.class,
                        Map.of(
                                "targets",
                                args -> List.of(),
                                "run",
                                args -> unknown.apply(new Object[] {
                                    ((ImportRequest) args[0]).file().getFileName()
                                })))
                .with(Rollups.class, Map.of("check", args -> new Rollups.Check(List.of(), 0, 0, List.of(), true)))
                .with(RecordHistory.class, Map.of("changes", args -> List.of()))
                .with(Risks.class, Map.of())
                .with(Archives.class, Map.of("archive", unknown))
                .with(Notices.class, Map.of())
                .with(Warnings.class, Map.of())
                .with(ForeignStandards.class, Map.of())
                .with(Trainings.class, Map.of())
                .with(TradeConcerns.class, Map.of())
                .with(Participations.class, Map.of())
                .with(Works.class, Map.of("kinds", args -> List.of()))
                .with(ZoneFigures.class, Map.of())
                .with(CompetitionCases.class, Map.of("require", unknown, "passOn", unknown, "close", unknown))
                .with(
                        Complaints.class,
                        Map.of(
                                "follow",
                                unknown,
                                "require",
                                unknown,
                                "take",
                                unknown,
                                "answer",
                                unknown,
                                "reporter",
                                unknown))
                .with(MeasureChecks.class, Map.of("enter", unknown))
                .with(
                        MeasureStops.class,
                        Map.of("read", unknown, "look", args -> List.of(), "stops", args -> List.of()))
                .with(
                        Incidents.class,
                        Map.of(
                                "require",
                                unknown,
                                "incidents",
                                args -> List.of(),
                                "attribute",
                                unknown,
                                "join",
                                unknown))
                .with(
                        Traces.class,
                        Map.ofEntries(
                                Map.entry("open", args -> args.length == 4 ? unknown.apply(args) : List.of()),
                                Map.entry("require", unknown),
                                Map.entry("declare", unknown),
                                Map.entry("replace", unknown),
                                Map.entry("answer", unknown),
                                Map.entry("submit", unknown),
                                Map.entry("review", unknown),
                                Map.entry("sendBack", unknown),
                                Map.entry("confirm", unknown),
                                Map.entry("end", unknown),
                                Map.entry("measures", args -> List.of())))
                .with(Replays.class, Map.of("replay", unknown))
                .with(Decisions.class, Map.of("count", args -> 0L, "find", args -> List.of()))
                .with(
                        Overrides.class,
                        Map.of("propose", unknown, "confirm", unknown, "withdraw", unknown, "history", unknown))
                .with(
                        AuditLog.class,
                        Map.of(
                                "entries",
                                args -> List.of(),
                                "state",
                                args -> new AuditLog.State(
                                        AuditHead.EMPTY, Map.of("core.grant", 0), Map.of(), null, null, false)))
                .with(Doctor.class, Map.of("examine", args -> List.of()))
                .with(DatabaseCopies.class, Map.of("copy", unknown))
                .with(Backups.class, Map.of("take", unknown, "list", unknown, "verify", unknown))
                .with(Settings.class, Map.of("list", args -> List.of(), "change", unknown))
                .with(SwapCheck.class, Map.of("forecast", unknown))
                .with(UpgradeCheck.class, Map.of("check", unknown))
                .with(Catalogue.class, Map.of("offers", args -> unknown.apply(new Object[] {"catalogue"})))
                .with(DevelopmentWatch.class, Map.of("watch", unknown))
                .with(Trust.class, Map.of("examine", unknown))
                .with(Metrics.class, Map.of("page", args -> "shifan_evaluations_total 1\n"))
                .with(Plugins.class, Map.of("list", args -> List.of(), "why", unknown))
                .with(FactCatalogue.class, Map.of("definitions", args -> List.of(), "read", args -> Map.of()))
                .with(
                        EvaluationService.class,
                        Map.of(
                                "evaluation",
                                args -> Optional.empty(),
                                "history",
                                args -> List.of(),
                                "latest",
                                args -> Optional.empty()))
                .with(
                        CriteriaReleases.class,
                        Map.of(
                                "submit",
                                unknown,
                                "approve",
                                unknown,
                                "shadow",
                                unknown,
                                "withdraw",
                                unknown,
                                "rollback",
                                unknown,
                                "history",
                                args -> List.of()))
                .with(CriteriaComparison.class, Map.of("compare", unknown))
                .with(SubjectAnalysis.class, Map.of())
                .with(
                        BackCasting.class,
                        Map.of(
                                "backCast", args -> unknown.apply(new Object[] {args[1]}),
                                "trial", args -> unknown.apply(new Object[] {args[1]})))
                .with(Trends.class, Map.of("trend", args -> unknown.apply(new Object[] {args[2]})))
                .with(ImpactAnalysis.class, Map.of("impact", unknown))
                .with(
                        CriteriaAnalysis.class,
                        Map.of(
                                "comparability",
                                args -> new Comparability((Level) args[0], (LocalDate) args[1], List.of(), List.of())))
                .with(
                        Certificates.class,
                        Map.of(
                                "issue",
                                unknown,
                                "issued",
                                args -> List.of(),
                                "check",
                                args -> unknown.apply(new Object[] {"certificate"})))
                .with(
                        Marks.class,
                        Map.of(
                                "find", args -> List.of(),
                                "require", unknown,
                                "verify", unknown,
                                "permit", unknown,
                                "withdraw", unknown,
                                "record", unknown,
                                "picture", unknown))
                .with(
                        Cases.class,
                        Map.ofEntries(
                                Map.entry("procedures", args -> List.of(admission())),
                                Map.entry("standing", unknown),
                                Map.entry("deadlines", args -> List.of()),
                                Map.entry("find", args -> unknown.apply(new Object[] {args[2]})),
                                Map.entry("require", unknown),
                                Map.entry("open", unknown),
                                Map.entry("step", unknown),
                                Map.entry("attach", unknown),
                                Map.entry("content", unknown),
                                Map.entry("evaluation", unknown),
                                Map.entry("assessor", unknown),
                                Map.entry("conclude", unknown),
                                Map.entry("object", unknown),
                                Map.entry("annul", unknown)))
                .with(RuleBooks.class, Map.of("book", args -> Optional.empty()))
                .with(
                        CriteriaRegistry.class,
                        Map.of(
                                "set",
                                args -> Optional.empty(),
                                "sets",
                                args -> List.of(),
                                "check",
                                args -> List.of(
                                        new Problem("pom.xml", 1, 1, "", ShellMessages.M.message("evaluate.which")))));
    }

    private static ProcedureType admission() {
        return new ProcedureType(
                "admission",
                Fakes.ZONE.name(),
                "三(五)",
                List.of(Title.MEMBER),
                ProcedureType.Opens.NOT_HELD,
                ProcedureType.Role.APPLICANT,
                List.of(),
                List.of());
    }
}
