// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.shifan.rest.events.EventResources;
import org.shifan.rest.events.EventStream;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;
import org.shifan.rest.resource.AccountResources;
import org.shifan.rest.resource.AdministrationResources;
import org.shifan.rest.resource.AnalysisResources;
import org.shifan.rest.resource.ArchiveCheckResources;
import org.shifan.rest.resource.ArchiveResources;
import org.shifan.rest.resource.AssessmentResources;
import org.shifan.rest.resource.BatchResources;
import org.shifan.rest.resource.CaseResources;
import org.shifan.rest.resource.CertificateResources;
import org.shifan.rest.resource.CheckResources;
import org.shifan.rest.resource.CompetitionResources;
import org.shifan.rest.resource.ComplaintResources;
import org.shifan.rest.resource.CorrectionResources;
import org.shifan.rest.resource.CriteriaAnalysisResources;
import org.shifan.rest.resource.CriteriaDocumentResources;
import org.shifan.rest.resource.CriteriaResources;
import org.shifan.rest.resource.DocumentResources;
import org.shifan.rest.resource.EnterpriseResources;
import org.shifan.rest.resource.EvaluationResources;
import org.shifan.rest.resource.GroundResources;
import org.shifan.rest.resource.ImportResources;
import org.shifan.rest.resource.LedgerResources;
import org.shifan.rest.resource.MarkResources;
import org.shifan.rest.resource.MarketRegisterResources;
import org.shifan.rest.resource.MarketResources;
import org.shifan.rest.resource.MonitoringResources;
import org.shifan.rest.resource.NoticeResources;
import org.shifan.rest.resource.OperationResources;
import org.shifan.rest.resource.PanelResources;
import org.shifan.rest.resource.ProjectResources;
import org.shifan.rest.resource.ProofResources;
import org.shifan.rest.resource.PublicResources;
import org.shifan.rest.resource.QualityResources;
import org.shifan.rest.resource.RankingResources;
import org.shifan.rest.resource.RatingResources;
import org.shifan.rest.resource.RecordResources;
import org.shifan.rest.resource.RegisterResources;
import org.shifan.rest.resource.ReleaseResources;
import org.shifan.rest.resource.ReplayResources;
import org.shifan.rest.resource.RiskResources;
import org.shifan.rest.resource.RunResources;
import org.shifan.rest.resource.ServerResources;
import org.shifan.rest.resource.TermResources;
import org.shifan.rest.resource.TraceResources;
import org.shifan.rest.resource.TreatmentResources;
import org.shifan.rest.resource.WorkResources;
import org.shifan.rest.resource.ZoneResources;
import org.shifan.rest.security.Gatekeeper;

/** The table of all routes, with what goes on behind them. */
final class AllRoutes implements AutoCloseable {
    private final List<Route> routes = new ArrayList<>();
    private final ImportResources imports;
    private final BatchResources batches;
    private final ReplayResources replays;
    private final RunResources runs;
    private final EventResources events;

    /** @param folder for files that live as long as a call */
    AllRoutes(Services services, Gatekeeper gatekeeper, Clock clock, Path folder, EventStream.Pace pace) {
        imports = new ImportResources(services, clock, folder);
        batches = new BatchResources(services, clock);
        replays = new ReplayResources(services, clock);
        runs = new RunResources(services, clock);
        events = new EventResources(services, pace);
        for (Resources each : List.of(
                new ZoneResources(services, clock),
                new EnterpriseResources(services, clock),
                new CriteriaResources(services, clock, folder),
                new EvaluationResources(services, clock, folder),
                new RankingResources(services),
                new AnalysisResources(services, clock),
                new CriteriaAnalysisResources(services, clock),
                batches,
                replays,
                runs,
                new CaseResources(services, clock, folder),
                new PanelResources(services, clock),
                new QualityResources(services, clock),
                new TraceResources(services, clock),
                new ComplaintResources(services, clock),
                new TreatmentResources(services, clock),
                new MonitoringResources(services, clock),
                new ProjectResources(services, clock),
                new TermResources(services, clock),
                new GroundResources(services, clock),
                new ProofResources(services, clock),
                new CheckResources(services, clock),
                new LedgerResources(services),
                new RatingResources(services, clock),
                new RiskResources(services, clock),
                new ArchiveResources(services, folder),
                new CompetitionResources(services, clock),
                new MarkResources(services, clock),
                new CertificateResources(services, clock),
                new AssessmentResources(services, clock),
                new RegisterResources(services, clock),
                new CorrectionResources(services, clock),
                new ReleaseResources(services),
                new RecordResources(services, clock, folder),
                new AdministrationResources(services),
                new MarketResources(services, clock),
                new WorkResources(services, clock),
                new MarketRegisterResources(services, clock),
                imports,
                new OperationResources(services),
                new ServerResources(services),
                new ArchiveCheckResources(services, folder),
                new CriteriaDocumentResources(services),
                new AccountResources(services, gatekeeper, clock),
                new PublicResources(services, clock),
                new NoticeResources(services),
                events)) {
            routes.addAll(each.routes());
        }
        routes.addAll(new DocumentResources(routes).routes());
    }

    List<Route> routes() {
        return List.copyOf(routes);
    }

    /** Ends imports after the chunk under way, batches, replays, work on the server, and streams of events. */
    @Override
    public void close() {
        imports.close();
        batches.close();
        replays.close();
        runs.close();
        events.close();
    }
}
