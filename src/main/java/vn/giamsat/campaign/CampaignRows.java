package vn.giamsat.campaign;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;

/// Rows of campaigns as views.
final class CampaignRows {
    static final String SELECT =
            """
            select c.id, c.number, c.issuer, c.title, c.text_link, c.starts_on, c.due_on, c.ends_on, c.scope,
                   c.version, c.created_at, c.updated_at,
                   (select coalesce(jsonb_agg(jsonb_build_object('province', p.province, 'coordinator', p.coordinator,
                            'name', coordinator_name(p.coordinator)) order by p.province), '[]')
                      from campaign_province p where p.campaign_id = c.id) provinces,
                   array(select m.facility_id from campaign_facility m
                          where m.campaign_id = c.id and m.named order by m.facility_id) facility_ids
              from campaign c\
            """;

    private CampaignRows() {}

    static CampaignView view(Row row) {
        return new CampaignView(
                row.getUUID("id"),
                row.getString("number"),
                row.getString("issuer"),
                row.getString("title"),
                row.getString("text_link"),
                row.getLocalDate("starts_on"),
                row.getLocalDate("due_on"),
                row.getLocalDate("ends_on"),
                CampaignScope.valueOf(row.getString("scope")),
                provinces(row.getJsonArray("provinces")),
                List.of(row.getArrayOfUUIDs("facility_ids")),
                row.getInteger("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static List<CampaignProvince> provinces(JsonArray provinces) {
        return provinces.stream().map(JsonObject.class::cast).map(CampaignRows::province).toList();
    }

    private static CampaignProvince province(JsonObject province) {
        var coordinator = province.getString("coordinator");
        return new CampaignProvince(
                province.getString("province"),
                coordinator == null ? null : UUID.fromString(coordinator),
                province.getString("name"));
    }
}
