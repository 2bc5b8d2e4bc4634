package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.campaign.SurveyFilter;
import vn.giamsat.campaign.SurveyView;
import vn.giamsat.campaign.Surveys;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of surveys (GraphQL Cursor Connections). Its filter stays with it, unseen, for
/// `totalCount`.
public final class SurveyConnection {
    private final SurveyFilter filter;
    private final List<SurveyEdge> edges;
    private final PageInfo pageInfo;

    SurveyConnection(SurveyFilter filter, PageRequest asked, Page<SurveyView> page) {
        this.filter = filter;
        this.edges = page.items().stream().map(SurveyConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, Surveys::place);
    }

    private static SurveyEdge edge(SurveyView survey) {
        return new SurveyEdge(Surveys.place(survey).text(), survey);
    }

    public List<SurveyEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }

    SurveyFilter filter() {
        return filter;
    }
}
