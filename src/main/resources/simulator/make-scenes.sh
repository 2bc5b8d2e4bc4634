#!/bin/sh
# Makes the scene files of the simulated cameras next to this script, with FFmpeg's own sources, filters and encoders
# (Debian: apt-get install ffmpeg fonts-dejavu-core). Nothing is filmed: the place is drawn by a formula, so the files
# are ours to give away. Annex B for .h264 and .h265, JPEG files one after another for .mjpeg.
#
#   scene         how it is made                                                              pictures
#   normal        corridor (geq) + walking person (overlay) + running clock (drawtext)        40 at 10/s
#   black         color=black                                                                  5 at 10/s
#   no-signal     blue color + "NO SIGNAL" (drawtext), as a recorder draws it                  5 at 10/s
#   frozen        one picture of "normal", repeated (loop): the clock stands                   10 at 10/s
#   blurred       "normal" far out of focus (gblur, lutyuv), clock burnt in sharp             10 at 10/s
#   over-exposed  "normal" lifted until most of it clips (lutyuv)                             10 at 10/s
#   covered       a cloth before the lens: the place far out of focus, dim (gblur, lutyuv, noise) 20 at 10/s
#   turned        another part of "normal", larger (crop, scale): somebody turned the camera   20 at 10/s
#   tinted        "normal" with a red tint over everything (lutyuv)                           20 at 10/s
#   low-rate      "normal", two pictures a second                                              8 at 2/s
#   wrong-size    "normal" in 352 x 288                                                       20 at 10/s
#   night         corridor without colour, lit from the camera only (vignette), sensor noise  20 at 10/s
#   large         "normal" in 1280 x 720; H.264 has four slices a picture                     20 at 10/s
#   large-1080    "normal" in 1920 x 1080                                                     20 at 10/s
#
# The size is 640 x 360 where nothing is said; a key frame comes each second. Simulator and this script agree on the
# rates in Scene.java. No B pictures and no SEI, as in cheap cameras; parameter sets stand before each key frame.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
font=${FONT:-/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ffmpeg() { command ffmpeg -nostdin -v error -y -threads 1 "$@"; }

# The clock starts on 10 May 2021 at 07:00:00, the day the connections had to be ready.
printf '%s' '%{pts:gmtime:1620630000:%d-%m-%Y %H\:%M\:%S}' > "$work/clock"
printf '%s' 'Khu cách ly – hành lang' > "$work/name"
printf '%s' 'NO SIGNAL' > "$work/card"

# ld(2) is the distance from the vanishing point, 0.09/ld(2) the depth: 1 at the back wall, towards 0 at the camera.
cat > "$work/corridor" <<'FORMULA'
st(0,(X-W*0.5)/W); st(1,(Y-H*0.42)/H); st(2,max(abs(ld(0)),abs(ld(1))*0.85)); st(3,0.09/ld(2));
if(lt(ld(2),0.09), 150+40*lt(abs(ld(0)),0.035)*gt(ld(1),-0.06),
if(gt(abs(ld(0)),abs(ld(1))*0.85),
  if(lt(mod(ld(3)*9,2),1.1)*gt(ld(1)/abs(ld(0)),-0.45),
    95+20*gt(ld(0),0)-30*between(mod(ld(3)*9,2),0.9,1.1),
    190-70*ld(3)),
if(gt(ld(1),0),
  120-30*ld(3)+25*mod(floor(2.16/ld(2))+floor(ld(0)/ld(2)*4),2),
  225-60*ld(3)-60*lt(mod(ld(3)*12,2),0.25))))
FORMULA
corridor=$(tr -d '\n ' < "$work/corridor")

# still WIDTH HEIGHT: the empty corridor, with a grain that does not move
still() {
    ffmpeg -f lavfi -i "color=gray:s=$1x$2:d=1:r=1,format=yuv444p,geq=lum='$corridor':cb=123:cr=131,noise=c0s=8:c0f=a" \
        -frames:v 1 "$work/still-$1x$2.png"
}

# The person: an ellipse for the body and one for the head.
ffmpeg -f lavfi -i "color=0x2d4f7a:s=96x256:d=1:r=1,format=rgba,geq=r='if(lt(Y,58),190,45)':g='if(lt(Y,58),150,79)':b='if(lt(Y,58),125,122)':a='255*max(lt(hypot((X-48)/26,(Y-30)/28),1),lt(hypot((X-48)/40,(Y-156)/100),1))'" \
    -frames:v 1 "$work/person.png"

text() { echo "drawtext=fontfile=$font:fontcolor=white:borderw=2:bordercolor=black@0.8:$1"; }
clock() { text "textfile=$work/clock:fontsize=h/18:x=w/40:y=h/40"; }
name() { text "textfile=$work/name:fontsize=h/20:x=w-tw-w/40:y=h-th-h/30"; }

# walk WIDTH HEIGHT RATE PICTURES FILTERS [-]: the corridor with the person, then FILTERS, then the texts
walk() {
    ffmpeg -loop 1 -r "$3" -i "$work/still-$1x$2.png" -loop 1 -r "$3" -i "$work/person.png" \
        -filter_complex "[1]scale=-2:$2/2[person];[0][person]overlay=x='W*(0.2+0.12*t)':y='H*0.38+H*0.01*sin(t*9)',$5,$(clock),$(name),format=yuv420p" \
        -frames:v "$4" -f yuv4mpegpipe "$work/film.y4m"
}

# encode SCENE RATE QP CODEC...: film.y4m in the named codecs; QP is constant; frozen has finer key frames (ipratio),
# so that nothing is left to add to them and all decoded pictures are the same to the bit
encode() {
    scene=$1; rate=$2; qp=$3; shift 3
    ipratio=1.4; [ "$scene" != frozen ] || ipratio=3
    for codec; do
        case $codec in
        h264)
            slices=1; [ "$scene" != large ] || slices=4
            ffmpeg -i "$work/film.y4m" -c:v libx264 -profile:v main -preset slow -qp "$qp" \
                -x264-params "keyint=$rate:min-keyint=$rate:scenecut=0:ipratio=$ipratio:bframes=0:ref=1:weightp=0:slices=$slices:threads=1:colorprim=bt709" \
                -bsf:v filter_units=remove_types=6 -f h264 "$here/$scene.h264" ;;
        h265)
            ffmpeg -i "$work/film.y4m" -c:v libx265 -preset medium \
                -x265-params "qp=$qp:keyint=$rate:min-keyint=$rate:scenecut=0:ipratio=$ipratio:bframes=0:ref=1:open-gop=0:info=0:repeat-headers=1:pools=none:frame-threads=1:log-level=error" \
                -bsf:v filter_units=remove_types=35\|39\|40 -f hevc "$here/$scene.h265" ;;
        mjpeg)
            case $scene in normal) pictures=20 ;; frozen | black | no-signal) pictures=1 ;; *) pictures=10 ;; esac
            ffmpeg -i "$work/film.y4m" -frames:v "$pictures" -pix_fmt yuvj420p -c:v mjpeg -huffman default -q:v 7 \
                -f mjpeg "$here/$scene.mjpeg" ;;
        esac
    done
}

still 640 360; still 352 288; still 1280 720; still 1920 1080

walk 640 360 10 40 null;                                    encode normal 10 25 h264 h265 mjpeg
walk 640 360 10 10 "gblur=sigma=30:steps=3,lutyuv=y='val*0.7+40'"; encode blurred 10 25 h264 h265 mjpeg
walk 640 360 10 10 "lutyuv=y='clip(val*1.5+70,16,235)'";    encode over-exposed 10 25 h264 h265 mjpeg
walk 640 360 10 20 "crop=iw*0.42:ih*0.42:iw*0.56:ih*0.5,scale=640:360"; encode turned 10 25 h264 h265 mjpeg
walk 640 360 10 20 "lutyuv=u='clip(val-14,16,240)':v='clip(val+34,16,240)'"; encode tinted 10 25 h264 h265 mjpeg
ffmpeg -loop 1 -r 10 -i "$work/still-640x360.png" -vf "gblur=sigma=90:steps=3,lutyuv=y='val*0.5+20',noise=c0s=3:c0f=t,format=yuv420p" \
    -frames:v 20 -f yuv4mpegpipe "$work/film.y4m";          encode covered 10 25 h264 h265 mjpeg
walk 640 360 2 8 null;                                      encode low-rate 2 25 h264 h265 mjpeg
walk 352 288 10 20 null;                                    encode wrong-size 10 25 h264 h265 mjpeg
walk 1280 720 10 20 null;                                   encode large 10 23 h264 h265
walk 1920 1080 10 20 null;                                  encode large-1080 10 24 h264 h265
walk 640 360 10 20 "hue=s=0,lutyuv=y='val*0.42+14',vignette=PI/3.6,noise=c0s=12:c0f=t+u"
encode night 10 25 h264 h265 mjpeg

walk 640 360 10 1 null
ffmpeg -i "$work/film.y4m" -vf loop=loop=9:size=1:start=0 -frames:v 10 -f yuv4mpegpipe "$work/frozen.y4m"
mv "$work/frozen.y4m" "$work/film.y4m";                     encode frozen 10 34 h264 h265 mjpeg

ffmpeg -f lavfi -i color=black:s=640x360:r=10 -pix_fmt yuv420p -frames:v 5 -f yuv4mpegpipe "$work/film.y4m"
encode black 10 28 h264 h265 mjpeg
ffmpeg -f lavfi -i color=0x0d2a9c:s=640x360:r=10 -vf "$(text "textfile=$work/card:fontsize=h/12:x=(w-tw)/2:y=(h-th)/2"),format=yuv420p" \
    -frames:v 5 -f yuv4mpegpipe "$work/film.y4m"
encode no-signal 10 28 h264 h265 mjpeg

ls -l "$here"
