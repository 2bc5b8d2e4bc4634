package vn.giamsat.api.graphql;

import java.util.List;
import java.util.UUID;
import vn.giamsat.photo.PhotoView;
import vn.giamsat.photo.Photos;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of a facility's photos (GraphQL Cursor Connections). The facility stays with it, unseen,
/// for `totalCount`.
public final class PhotoConnection {
    private final UUID facility;
    private final List<PhotoEdge> edges;
    private final PageInfo pageInfo;

    PhotoConnection(UUID facility, PageRequest asked, Page<PhotoView> page) {
        this.facility = facility;
        this.edges = page.items().stream().map(PhotoConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, Photos::place);
    }

    private static PhotoEdge edge(PhotoView photo) {
        return new PhotoEdge(Photos.place(photo).text(), photo);
    }

    public List<PhotoEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }

    UUID facility() {
        return facility;
    }
}
