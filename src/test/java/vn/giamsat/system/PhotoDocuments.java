package vn.giamsat.system;

import java.util.Map;

/// How GraphQL is asked for photos, by the names of `access-matrix.md`; the target's photo has its
/// facility's id.
final class PhotoDocuments {
    static final Map<String, String> ALL =
            Map.of(
                    "query photo",
                    "{ photo(id: \"$F\") { id link } }",
                    "query photos",
                    "{ photos(facilityId: \"$F\") { edges { node { id } } } }",
                    "edge PhotoConnection.totalCount",
                    "{ photos(facilityId: \"$F\") { totalCount } }",
                    "edge FacilityView.photos",
                    "{ facility(id: \"$F\") { photos { id } } }",
                    "edge SurveyView.arrivedPhotos",
                    "{ survey(id: \"$V\") { arrivedPhotos { id } } }",
                    "mutation removePhoto",
                    "mutation { removePhoto(id: \"$F\", digest: \"other\") }");

    private PhotoDocuments() {}
}
