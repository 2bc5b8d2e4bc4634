package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.registry.CameraFilter;
import vn.giamsat.registry.CameraView;
import vn.giamsat.registry.Cameras;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of cameras (GraphQL Cursor Connections). Its filter stays with it, unseen, for
/// `totalCount`.
public final class CameraConnection {
    private final CameraFilter filter;
    private final List<CameraEdge> edges;
    private final PageInfo pageInfo;

    CameraConnection(CameraFilter filter, PageRequest asked, Page<CameraView> page) {
        this.filter = filter;
        this.edges = page.items().stream().map(CameraConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, Cameras::place);
    }

    private static CameraEdge edge(CameraView camera) {
        return new CameraEdge(Cameras.place(camera).text(), camera);
    }

    public List<CameraEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }

    CameraFilter filter() {
        return filter;
    }
}
