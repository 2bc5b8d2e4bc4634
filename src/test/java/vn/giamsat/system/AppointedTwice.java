package vn.giamsat.system;

import java.util.UUID;

/// Somebody who is an operator of two provinces, Bắc Giang and Đà Nẵng.
record AppointedTwice(TestDatabase database, UUID id) {
    private static final String APPOINTED =
            """
            insert into person (id, subject, name) values ('%1$s', '%1$s', 'Hai nơi');
            insert into appointment (id, person_id, role, province, valid_from)
            values (gen_random_uuid(), '%1$s', 'PROVINCE_OPERATOR', '2021-24', '2021-05-05'),
                   (gen_random_uuid(), '%1$s', 'PROVINCE_OPERATOR', '2021-48', '2021-05-05')\
            """;

    AppointedTwice {
        database.execute(APPOINTED.formatted(id));
    }

    String name() {
        return id.toString();
    }

    void end(String province) {
        database.execute(
                "update appointment set valid_to = now() where person_id = '%s' and province = '%s'"
                        .formatted(id, province));
    }
}
