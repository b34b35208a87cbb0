package ${package};

#if( ${kind} == "fact" )
import java.util.List;

import org.shifan.api.fact.FactProvider;
#end
#if( ${kind} == "step" )
import java.util.List;

import org.junit.Test;

import org.shifan.api.criteria.Procedure;
#end
#if( ${kind} == "function" )
import java.util.Map;

import org.shifan.api.criteria.ScoringFunction;
#end
import org.shifan.criteria.tck.CriteriaConformance;
#if( ${kind} == "step" )

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
#end

/** What every criteria bundle has to keep, and this bureau's cases in SHIFAN-INF/cases. */
public class CriteriaTest extends CriteriaConformance {
#if( ${kind} == "fact" )

    @Override
    protected List<FactProvider> factProviders() {
        return List.of(new OwnFact());
    }
#end
#if( ${kind} == "step" )

    @Test
    public void applicationIsAcceptedOnlyAfterTheHearing() {
        List<Procedure.Step> before = document().procedure().before(Procedure.Act.ACCEPT);
        assertEquals(1, before.size());
        assertEquals("expert-hearing", before.get(0).id());
        assertEquals(Procedure.Role.BUREAU_OFFICER, before.get(0).by());
        assertEquals(List.of("minutes"), before.get(0).attach());
        assertEquals(15, before.get(0).within().orElseThrow().number());
    }

    @Test
    public void nothingElseOfTheBureauStandsInTheWay() {
        for (Procedure.Act act : Procedure.Act.values()) {
            assertTrue(act.code(), act == Procedure.Act.ACCEPT || document().procedure().before(act).isEmpty());
        }
    }

    @Test
    public void rectificationMayTakeSixtyDays() {
        Procedure.Length length = document().procedure().length(Procedure.Term.RECTIFICATION).orElseThrow();
        assertEquals(60, length.number());
        assertEquals(Procedure.Unit.DAYS, length.unit());
    }
#end
#if( ${kind} == "function" )

    @Override
    protected Map<String, ScoringFunction> scoringFunctions() {
        return Map.of("${bureau}.square", new OwnFunction());
    }
#end
}
