package vn.giamsat.probe.onvif;

/// The two services that know of streams, the better one first: Media (ver10) cannot tell H.265.
enum MediaService {
    /// ONVIF Media 2 Service Specification sections 5.2 and 5.6.
    MEDIA2(
            "http://www.onvif.org/ver20/media/wsdl",
            "<Type>VideoEncoder</Type>",
            "<Protocol>RTSP</Protocol><ProfileToken>%s</ProfileToken>"),
    /// ONVIF Media Service Specification sections 5.2 and 5.15.
    MEDIA(
            "http://www.onvif.org/ver10/media/wsdl",
            "",
            """
            <StreamSetup><Stream xmlns="http://www.onvif.org/ver10/schema">RTP-Unicast</Stream>\
            <Transport xmlns="http://www.onvif.org/ver10/schema"><Protocol>RTSP</Protocol></Transport>\
            </StreamSetup><ProfileToken>%s</ProfileToken>\
            """);

    private final String namespace;
    private final String profiles;
    private final String stream;

    MediaService(String namespace, String profiles, String stream) {
        this.namespace = namespace;
        this.profiles = profiles;
        this.stream = stream;
    }

    String namespace() {
        return namespace;
    }

    Question profiles() {
        return new Question(namespace, "GetProfiles", profiles);
    }

    Question streamOf(String profileToken) {
        return new Question(
                namespace, "GetStreamUri", stream.formatted(Question.escaped(profileToken)));
    }
}
