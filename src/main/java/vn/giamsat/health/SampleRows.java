package vn.giamsat.health;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import vn.giamsat.probe.Rung;

/// The statement that keeps a pack of samples (migration V056), and its values.
final class SampleRows {
    /// A camera that is gone is left out, and so is an hour whose partition is gone or yet to come.
    /// All arrays of a row are filled in the same order.
    static final String KEEP =
            """
            with told as (
                select n.number, t.*, date_trunc('hour', t.at, 'UTC') as hour
                  from unnest($2::uuid[], $3::timestamptz[], $4::smallint[], $5::smallint[], $6::smallint[], $7::smallint[],
                       $8::smallint[], $9::smallint[], $10::smallint[], $11::smallint[], $12::smallint[], $13::smallint[],
                       $14::smallint[], $15::integer[], $16::real[])
                       as t (camera_id, at, state, rung, resolved, connected, answered, described, playing, receiving, keyframe,
                             decoded, verified, bits, frames)
                  join camera_number n on n.camera_id = t.camera_id
            ), kept as (
                insert into probe_sample (id, hour, numbers, seconds, states, rungs, resolved, connected, answered, described,
                       playing, receiving, keyframe, decoded, verified, bits, frames)
                select $1, hour, array_agg(number), array_agg(floor(extract(epoch from at - hour))::smallint), array_agg(state),
                       array_agg(rung), array_agg(resolved), array_agg(connected), array_agg(answered), array_agg(described),
                       array_agg(playing), array_agg(receiving), array_agg(keyframe), array_agg(decoded), array_agg(verified),
                       array_agg(bits), array_agg(frames)
                  from told group by hour having to_regclass(sample_partition(hour)) is not null
                    on conflict do nothing returning hour
            )
            insert into probe_sample_mark (hour) select hour from kept\
            """;

    private static final List<Rung> TIMED =
            List.of(
                    Rung.RESOLVED,
                    Rung.CONNECTED,
                    Rung.ANSWERED,
                    Rung.DESCRIBED,
                    Rung.PLAYING,
                    Rung.RECEIVING,
                    Rung.KEYFRAME,
                    Rung.DECODED,
                    Rung.VERIFIED);

    private SampleRows() {}

    static Tuple values(SamplePack pack) {
        var samples = pack.samples();
        var values =
                Tuple.tuple()
                        .addUUID(pack.id())
                        .addValue(column(samples, Sample::cameraId, UUID[]::new))
                        .addValue(column(samples, SampleRows::beginning, OffsetDateTime[]::new))
                        .addValue(column(samples, Sample::stateCode, Short[]::new))
                        .addValue(column(samples, Sample::rungCode, Short[]::new));
        TIMED.forEach(
                rung ->
                        values.addValue(
                                column(samples, it -> it.milliseconds(rung), Short[]::new)));
        return values.addValue(column(samples, Sample::bits, Integer[]::new))
                .addValue(column(samples, Sample::frames, Float[]::new));
    }

    private static <T> T[] column(
            List<Sample> samples, Function<Sample, T> figure, IntFunction<T[]> array) {
        return samples.stream().map(figure).toArray(array);
    }

    private static OffsetDateTime beginning(Sample sample) {
        return sample.trace().startedAt().atOffset(ZoneOffset.UTC);
    }
}
