package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.field.TaskView;
import vn.giamsat.field.Tasks;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of what somebody has to do (GraphQL Cursor Connections).
public final class TaskConnection {
    private final List<TaskEdge> edges;
    private final PageInfo pageInfo;

    TaskConnection(PageRequest asked, Page<TaskView> page) {
        this.edges = page.items().stream().map(TaskConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, Tasks::place);
    }

    private static TaskEdge edge(TaskView task) {
        return new TaskEdge(Tasks.place(task).text(), task);
    }

    public List<TaskEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }
}
