"""A foreign camera: GStreamer's RTSP server, one mount per codec, with and without Digest.

Prints the port once it listens. Ends when its standard input is closed, so that no test leaves it behind.
Debian: python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-{base,good,bad,ugly}
"""
import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer

PICTURE = "videotestsrc is-live=true pattern=smpte ! video/x-raw,width=640,height=360,framerate=10/1 ! videoconvert ! video/x-raw,format=I420"
PIPELINES = {
    "h264": "x264enc tune=zerolatency key-int-max=10 bitrate=600 ! rtph264pay name=pay0 pt=96 config-interval=1",
    "h265": "x265enc tune=zerolatency key-int-max=10 bitrate=600 ! rtph265pay name=pay0 pt=96 config-interval=1",
    "mjpeg": "jpegenc ! rtpjpegpay name=pay0",
}


def factory(codec, protected):
    media = GstRtspServer.RTSPMediaFactory()
    media.set_launch(f"( {PICTURE} ! {PIPELINES[codec]} )")
    media.set_shared(True)
    if protected:
        permissions = GstRtspServer.RTSPPermissions()
        for permission in ("media.factory.access", "media.factory.construct"):
            permissions.add_permission_for_role("viewer", permission, True)
        media.set_permissions(permissions)
    return media


def main():
    Gst.init(None)
    loop = GLib.MainLoop()
    servers = []
    for protected in (False, True):
        server = GstRtspServer.RTSPServer()
        server.set_address("127.0.0.1")
        server.set_service("0")
        for codec in PIPELINES:
            server.get_mount_points().add_factory(f"/{codec}", factory(codec, protected))
        if protected:
            auth = GstRtspServer.RTSPAuth()
            auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
            token = GstRtspServer.RTSPToken()
            token.set_string("media.factory.role", "viewer")
            auth.add_digest("viewer", "nhin-that", token)
            server.set_auth(auth)
        server.attach(None)
        servers.append(server)
    print(" ".join(str(server.get_bound_port()) for server in servers), flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), loop.quit()), daemon=True).start()
    loop.run()


main()
