#!/bin/sh
# Makes the pictures of this folder with FFmpeg (libx264, libx265, drawtext) and the DejaVu fonts:
#     apt-get install -y ffmpeg fonts-dejavu-core && sh make-pictures.sh
# Each file is one key frame: Annex B with parameter sets (.h264, .h265) or a JPEG (.jpg).
# Made with FFmpeg 5.1.9 of Debian 12. Nothing here was filmed: the corridor is drawn.
set -eu
cd "$(dirname "$0")"

font=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
clock="drawtext=fontfile=$font:text='2021-06-12 23\\:59\\:07':fontsize=h/18:fontcolor=white:x=w/40:y=h/40"
name="drawtext=fontfile=$font:text='KCL 07 HANH LANG T2':fontsize=h/18:fontcolor=white:x=w-tw-w/40:y=h-th-h/40"
osd="$clock,$name"
lost="drawtext=fontfile=$font:text='NO SIGNAL':fontsize=h/9:fontcolor=white:x=(w-tw)/2:y=(h-th)/2"

# A corridor in one-point perspective: tiled floor, plain walls with doors, ceiling lamps.
x="((X-W/2)/(W/2))"
y="((Y-H*0.45)/(H/2))"
far="max(max(abs($x),abs($y)),0.06)"
wall="(150-gt(mod(1.5/abs($x),1),0.62)*gt($y,-0.55*abs($x))*45)"
floor="(95+30*mod(floor(3/abs($y))+floor(2*$x/abs($y)+40),2))"
ceiling="(120+100*lt(abs($x/$y),0.25)*gt(mod(1.2/abs($y),1),0.6))"
light="(0.45+0.55*$far)"
luma="$light*if(gt(abs($x),abs($y)),$wall,if(gt($y,0),$floor,$ceiling))"
corridor="geq=lum='clip($luma,16,235)':cb='124':cr='133',noise=alls=4:all_seed=7"

still() { # SIZE FILTERS CODEC-OPTIONS FILE: one picture drawn by FILTERS
    ffmpeg -hide_banner -loglevel error -y -f lavfi -i "color=c=gray:s=$1:r=1" -frames:v 1 \
        -vf "$2" $3 "$4"
}
h264="-pix_fmt yuv420p -c:v libx264 -preset medium -crf 33 -bf 0 -threads 1 -f h264"
h265="-pix_fmt yuv420p -c:v libx265 -preset medium -crf 32 -x265-params log-level=error:info=0:pools=1:frame-threads=1 -f hevc"
mjpeg="-pix_fmt yuvj420p -c:v mjpeg -q:v 12 -f image2 -update 1"

still 640x360 "$corridor,$osd" "$h264" corridor.h264
still 640x360 "$corridor,$osd" "$h265" corridor.h265
still 640x360 "$corridor,$osd" "$mjpeg" corridor.jpg
still 1280x720 "$corridor,$osd" "$h264 -crf 31" corridor-720p.h264
still 1280x720 "$corridor,$osd" "$h265 -crf 31" corridor-720p.h265
still 1920x1080 "$corridor,$osd" "$h264 -crf 31" corridor-1080p.h264
still 640x360 "$corridor,$osd" "-pix_fmt yuv420p10le -c:v libx265 -preset medium -crf 32 -x265-params log-level=error:info=0 -f hevc" corridor-10bit.h265
still 352x288 "$corridor,$osd" "-pix_fmt yuvj422p -c:v mjpeg -q:v 12 -f image2 -update 1" corridor-422.jpg
still 352x288 "$corridor,$osd" "-pix_fmt gray -c:v mjpeg -q:v 12 -f image2 -update 1" corridor-grey.jpg
still 352x288 "$corridor,$osd" "-pix_fmt yuvj420p -color_range pc -c:v libx264 -crf 30 -bf 0 -threads 1 -f h264" corridor-full-range.h264
still 704x576 "$corridor,$osd" "$h264 -crf 38 -flags +ildct+ilme" corridor-interlaced.h264
still 640x360 "$corridor,$osd" "$h264 -slices 8" corridor-slices.h264
still 128x72 "$corridor" "$h264" tiny.h264
still 128x72 "$corridor" "$h265" tiny.h265
still 128x72 "$corridor" "$mjpeg" tiny.jpg

black="geq=lum=16:cb=128:cr=128"
still 640x360 "$black" "$h264" black.h264
still 640x360 "$black" "$mjpeg" black.jpg
still 640x360 "$black,$osd" "$h264" black-osd.h264
still 640x360 "$black,noise=alls=8:all_seed=3,$osd" "$h265 -crf 38" black-osd.h265
still 640x360 "$black,$lost,$osd" "$h264" black-no-signal.h264
# Infra-red light that reaches only the middle of a yard, a weak lamp, a lot of sensor noise.
still 640x360 "geq=lum='16+55*exp(-2.2*($x*$x+$y*$y))*(0.75+0.25*gt(sin(23*$x)*cos(17*$y),0.2))+140*exp(-400*(($x-0.5)*($x-0.5)+($y+0.5)*($y+0.5)))':cb=128:cr=128,noise=alls=22:all_seed=11,$osd" "$h264 -crf 38" night.h264
# As dark as it gets before it is black: no infra-red, one window.
still 640x360 "geq=lum='24+10*gt($y,0)+60*between($x,-0.6,-0.35)*between($y,-0.4,0)':cb=128:cr=128,noise=alls=14:all_seed=5,$osd" "$h264 -crf 38" night-dim.h264

still 640x360 "geq=lum=41:cb=240:cr=110,$lost,$osd" "$h264" card-blue.h264
still 640x360 "geq=lum=126:cb=128:cr=128,$lost" "$h265" card-grey.h265
still 640x360 "geq=lum=32:cb=200:cr=118,$osd" "$mjpeg" card-dark-blue.jpg
still 640x360 "$corridor,lutyuv=y='clip(val*2.2+70,16,235)',$osd" "$h264" over-exposed.h264
still 640x360 "$corridor,gblur=sigma=40:steps=3,noise=alls=3:all_seed=2,$osd" "$h264" covered.h264
still 640x360 "$corridor,gblur=sigma=8:steps=3,noise=alls=3:all_seed=2,$osd" "$h264" defocused.h264
# A plain wall under lamp light, one door frame: little to see, but in focus.
still 640x360 "geq=lum='150-40*$x*$x-20*$y+(-60)*between($x,0.3,0.32)-60*between($x,0.7,0.72)-60*between($y,-0.6,-0.57)*between($x,0.3,0.72)':cb=122:cr=134,noise=alls=5:all_seed=9,$osd" "$h264" plain-wall.h264

# Parameter sets that announce 16000x16000, with the slice of another picture behind them.
still 16000x16000 "null" "-pix_fmt yuv420p -c:v libx264 -preset ultrafast -crf 51 -threads 1 -f h264" huge.tmp
head -c 760 huge.tmp > huge.h264
rm huge.tmp
