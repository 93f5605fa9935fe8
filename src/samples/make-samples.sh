#!/usr/bin/env bash
# Makes assets-sample with an ffmpeg that has libx264 and freetype (Debian's ffmpeg and fonts-dejavu-core).
#   aurora/    a four-rung set and its server manifest; every picture names rung, frame and time; a beep and a flash each second
#   crossing/  three rungs whose key frames meet only at the start, so that the set cannot be streamed
set -euo pipefail
cd "$(dirname "$0")/../../assets-sample"
font=/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf
seconds=24

# rung FOLDER NAME WIDTH HEIGHT KBPS PROFILE GOP COLOURS
rung() {
  local out="$1/$2_${3}x${4}_$5.mp4" size=$(($4 / 12))
  ffmpeg -nostdin -v error -y \
    -f lavfi -i "gradients=s=${3}x${4}:r=25:d=$seconds:$8:x0=0:y0=0:x1=${3}:y1=${4}:speed=0.006" \
    -f lavfi -i "aevalsrc='if(lt(mod(t,1),0.08),0.4*sin(2*PI*1000*t),0)|if(lt(mod(t,1),0.08),0.4*sin(2*PI*1000*t),0)':s=48000:d=$seconds" \
    -f lavfi -i "color=white@0.55:s=$(($3 / 16))x$(($4 / 9)):r=25:d=$seconds,format=rgba" \
    -filter_complex "[0:v][2:v]overlay=x='mod(n*W/100,W)':y=H*0.62,noise=alls=5:allf=t,drawbox=x=iw*0.86:y=ih*0.08:w=iw*0.08:h=ih*0.14:color=white:t=fill:enable='lt(mod(t,1),0.08)',drawtext=fontfile=$font:text='$2  $4p  $5 kb/s':x=w*0.05:y=h*0.08:fontsize=$size:fontcolor=white:box=1:boxcolor=black@0.4:boxborderw=$((size / 3)),drawtext=fontfile=$font:text='frame %{n}':x=w*0.05:y=h*0.78:fontsize=$size:fontcolor=white,drawtext=fontfile=$font:text='%{pts\:hms}':x=w*0.05:y=h*0.88:fontsize=$size:fontcolor=white[v]" \
    -map '[v]' -map 1:a -c:v libx264 -preset slow -profile:v "$6" -pix_fmt yuv420p -color_primaries bt709 -color_trc bt709 -colorspace bt709 \
    -b:v "$5k" -maxrate "$(($5 * 13 / 10))k" -bufsize "$(($5 * 2))k" -g "$7" -keyint_min "$7" -sc_threshold 0 -bf 2 -x264-params open-gop=0 \
    -c:a aac -b:a 96k -metadata:s:a:0 language=eng -map_metadata -1 -movflags +faststart -fflags +bitexact -flags:v +bitexact -flags:a +bitexact "$out"
}

rm -rf aurora crossing; mkdir -p aurora crossing
dusk="c0=0x1f3d5c:c1=0xa8633d:nb_colors=2"
rung aurora aurora 416 234 180 baseline 50 "$dusk" 
rung aurora aurora 640 360 400 main 50 "$dusk"
rung aurora aurora 960 540 750 high 50 "$dusk"
rung aurora aurora 1280 720 1300 high 50 "$dusk"
moss="c0=0x24463a:c1=0x8f7fb5:nb_colors=2"
rung crossing crossing 320 180 90 main 50 "$moss"
rung crossing crossing 480 270 180 main 48 "$moss"
rung crossing crossing 640 360 300 main 50 "$moss"

cat > aurora/aurora.ism <<'ISM'
<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<smil xmlns="http://www.w3.org/2001/SMIL20/Language">
  <head>
    <meta name="formats" content="mp4" />
  </head>
  <body>
    <switch>
      <video src="aurora_416x234_180.mp4" />
      <video src="aurora_640x360_400.mp4" />
      <video src="aurora_960x540_750.mp4" />
      <video src="aurora_1280x720_1300.mp4" />
      <audio src="aurora_416x234_180.mp4" title="English" systemLanguage="eng" />
    </switch>
  </body>
</smil>
ISM
