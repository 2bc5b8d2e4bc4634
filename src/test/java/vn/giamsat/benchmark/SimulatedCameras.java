package vn.giamsat.benchmark;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Simulated cameras as the CSV of an import, all with a login and in one facility.
///
/// @param behaviour of the simulator: a scene or a fault
/// @param inService how many are watched; the others are only planned
record SimulatedCameras(int port, String behaviour, int count, int inService) {
    private static final String FACILITY = "01930000-0000-7000-8000-00000000be00";

    /// As many facilities as are asked for; the first one has the cameras.
    static String facilities(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        number ->
                                "%s%02x,2021-24,Đo %d,SCHOOL\n"
                                        .formatted(FACILITY.substring(0, 34), number, number))
                .collect(Collectors.joining("", "id,province,name,kind\n", ""));
    }

    String csv() {
        return IntStream.range(0, count)
                .mapToObj(this::line)
                .collect(
                        Collectors.joining(
                                "", "facilityId,name,zone,state,mainAddress,user,password\n", ""));
    }

    private String line(int number) {
        return "%s,Máy %d,CORRIDOR,%s,rtsp://127.3.%d.%d:%d/digest-sha256/h264/%s/%d,simulated,nhin-that-2021\n"
                .formatted(
                        FACILITY,
                        number,
                        number < inService ? "IN_SERVICE" : "PLANNED",
                        number / 250,
                        1 + number % 250,
                        port,
                        behaviour,
                        number);
    }
}
