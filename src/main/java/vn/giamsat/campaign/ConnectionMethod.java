package vn.giamsat.campaign;

/// How the cameras of a facility reach the system.
public enum ConnectionMethod {
    /// Each camera by RTSP, through a private network.
    RTSP_OVER_VPN,
    /// The channels of the recorder on the spot.
    THROUGH_RECORDER,
    /// Cameras of the enterprise's own cloud.
    CLOUD_CAMERA,
    /// A relay at the facility passes streams on.
    EDGE_RELAY
}
