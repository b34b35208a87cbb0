package ${package};

#if( ${kind} == "fact" )
import java.util.List;

import org.shifan.api.fact.FactProvider;
#end
#if( ${kind} == "function" )
import java.util.Map;

import org.shifan.api.criteria.ScoringFunction;
#end
import org.shifan.criteria.tck.CriteriaConformance;

/** What every criteria bundle has to keep, and this bureau's cases in SHIFAN-INF/cases. */
public class CriteriaTest extends CriteriaConformance {
#if( ${kind} == "fact" )

    @Override
    protected List<FactProvider> factProviders() {
        return List.of(new OwnFact());
    }
#end
#if( ${kind} == "function" )

    @Override
    protected Map<String, ScoringFunction> scoringFunctions() {
        return Map.of("${bureau}.square", new OwnFunction());
    }
#end
}
