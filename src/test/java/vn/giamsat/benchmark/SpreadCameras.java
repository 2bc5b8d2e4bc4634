package vn.giamsat.benchmark;

import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.giamsat.simulator.SimulatedLogin;

/// Cameras of a whole country as the CSV of imports: 20 in each facility, ten facilities of a
/// province one after the other, each camera at an address of its own and with a login.
///
/// @param ports of simulators: from the eleventh camera of each facility on, [#DYING] are at the
///     second one
/// @param provinces their keys
record SpreadCameras(int count, List<Integer> ports, List<String> provinces) {
    static final int PER_FACILITY = 20;

    /// How many one request may bring.
    static final int AT_ONCE = 10_000;

    /// How many of each facility die in one way, 1 to 9.
    static final int DYING = Integer.getInteger("dying", 1);

    /// Which cameras, by their numbers as the simulator takes them ([SimulatorProcess#silence]).
    static final String FIRST_OF_EACH_FACILITY = "(\\d*[02468])?[0-%d]".formatted(DYING - 1);

    /// Of one province.
    static final int FACILITIES_TOGETHER = 10;

    private static final int ELEVENTH_AND_AFTER = 10;
    private static final int HOSTS_PER_NETWORK = 250;
    private static final int FIRST_NETWORK = 10; // 127.10.0.0/16

    int facilityCount() {
        return Math.ceilDiv(count, PER_FACILITY);
    }

    static UUID facility(int number) {
        return new UUID(0x01930000_0000_7000L, 0x8000_0000_be00_0000L + number);
    }

    static UUID camera(int number) {
        return new UUID(0x01940000_0000_7000L, 0x8000_0000_ca00_0000L + number);
    }

    /// The numbers of a facility's cameras, as a pattern.
    static String ofFacility(int number) {
        return IntStream.range(0, PER_FACILITY)
                .mapToObj(camera -> Integer.toString(number * PER_FACILITY + camera))
                .collect(Collectors.joining("|"));
    }

    String facilities() {
        return csv(
                "id,province,name,kind\n", IntStream.range(0, facilityCount()), this::facilityLine);
    }

    /// One text for each request.
    Stream<String> cameras() {
        return IntStream.range(0, Math.ceilDiv(count, AT_ONCE))
                .mapToObj(
                        part ->
                                IntStream.range(
                                        part * AT_ONCE, Math.min(count, (part + 1) * AT_ONCE)))
                .map(
                        numbers ->
                                csv(
                                        "id,facilityId,name,zone,state,mainAddress,user,password\n",
                                        numbers,
                                        this::cameraLine));
    }

    private static String csv(String header, IntStream numbers, IntFunction<String> line) {
        return numbers.mapToObj(line).collect(Collectors.joining("", header, ""));
    }

    private String facilityLine(int number) {
        var province = provinces.get(number / FACILITIES_TOGETHER % provinces.size());
        return "%s,%s,Cơ sở %d,SCHOOL\n".formatted(facility(number), province, number);
    }

    private static boolean isAtTheSecond(int place) {
        return place >= ELEVENTH_AND_AFTER && place < ELEVENTH_AND_AFTER + DYING;
    }

    private String cameraLine(int number) {
        var network = number / HOSTS_PER_NETWORK;
        var host =
                "127.%d.%d.%d"
                        .formatted(
                                FIRST_NETWORK + network / HOSTS_PER_NETWORK,
                                network % HOSTS_PER_NETWORK,
                                1 + number % HOSTS_PER_NETWORK);
        return "%s,%s,Máy %d,CORRIDOR,IN_SERVICE,rtsp://%s:%d/digest-sha256/h264/normal/%d,%s,%s\n"
                .formatted(
                        camera(number),
                        facility(number / PER_FACILITY),
                        number,
                        host,
                        ports.get(isAtTheSecond(number % PER_FACILITY) ? 1 : 0),
                        number,
                        SimulatedLogin.USER,
                        SimulatedLogin.PASSWORD);
    }
}
