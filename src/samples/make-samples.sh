#!/usr/bin/env bash
# Makes assets-sample with an ffmpeg that has libx264 and freetype (Debian's ffmpeg and fonts-dejavu-core).
#   aurora/    a four-rung set and its server manifest; every picture names rung, frame and time; a beep and a flash each second
#   crossing/  three rungs whose key frames meet only at the start, so that the set cannot be streamed
#   ember/     an HEVC rung beside an H.264 one
#   harbor/    a Smooth Streaming set: fragmented files, server and client manifest
#   voices/    two languages of sound, and of subtitles
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

# short NAME KBPS WIDTH HEIGHT COLOURS TONE CODEC-OPTIONS... OUTPUT: twelve seconds of gradient, clock and beeps
short() {
  local name="$1" kbps="$2" width="$3" height="$4" colours="$5" tone="$6" out="${*: -1}"; local options=("${@:7:$#-7}")
  ffmpeg -nostdin -v error -y -f lavfi -i "gradients=s=${width}x${height}:r=25:d=12:$colours:x0=0:y0=0:x1=${width}:y1=${height}:speed=0.006" \
    -f lavfi -i "aevalsrc='if(lt(mod(t,1),0.08),0.4*sin(2*PI*$tone*t),0)':s=48000:d=12" \
    -vf "noise=alls=4:allf=t,drawbox=x=iw*0.86:y=ih*0.08:w=iw*0.08:h=ih*0.14:color=white:t=fill:enable='lt(mod(t,1),0.08)',drawtext=fontfile=$font:text='$name ${height}p  %{pts\\:hms}':x=w*0.05:y=h*0.85:fontsize=$((height / 11)):fontcolor=white" \
    -pix_fmt yuv420p -color_primaries bt709 -color_trc bt709 -colorspace bt709 -b:v "${kbps}k" -maxrate "$((kbps * 13 / 10))k" -bufsize "$((kbps * 2))k" -g 50 -keyint_min 50 -sc_threshold 0 \
    -c:a aac -b:a 64k -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact "${options[@]}" "$out"
}

rm -rf aurora crossing ember harbor voices; mkdir -p aurora crossing ember harbor voices
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

plum="c0=0x4a2545:c1=0xc98a4b:nb_colors=2"
avc=(-c:v libx264 -preset slow -bf 2 -x264-params open-gop=0)
short ember 150 640 360 "$plum" 880 "${avc[@]}" -metadata:s:a:0 language=eng -movflags +faststart ember/ember_640x360_150.mp4
short ember 220 960 540 "$plum" 880 -c:v libx265 -preset medium -tag:v hvc1 -x265-params log-level=error:open-gop=0:keyint=50:min-keyint=50:scenecut=0:info=0 -an -movflags +faststart ember/ember_960x540_220.mp4

tide="c0=0x123c52:c1=0x5fa8a0:nb_colors=2"
short harbor 110 416 234 "$tide" 660 "${avc[@]}" -an -movflags isml+frag_keyframe -f ismv harbor/harbor_110.ismv
short harbor 240 640 360 "$tide" 660 "${avc[@]}" -an -movflags isml+frag_keyframe -f ismv harbor/harbor_240.ismv
short harbor 40 160 90 "$tide" 660 "${avc[@]}" -vn -metadata:s:a:0 language=eng -frag_duration 2000000 -f ismv harbor/harbor_audio.isma
cat > harbor/harbor.ism <<'ISM'
<?xml version="1.0" encoding="utf-8"?>
<smil xmlns="http://www.w3.org/2001/SMIL20/Language">
  <head>
    <meta name="clientManifestRelativePath" content="harbor.ismc" />
  </head>
  <body>
    <switch>
      <video src="harbor_110.ismv" systemBitrate="110000"><param name="trackID" value="1" valuetype="data" /></video>
      <video src="harbor_240.ismv" systemBitrate="240000"><param name="trackID" value="1" valuetype="data" /></video>
      <audio src="harbor_audio.isma" systemBitrate="64000" systemLanguage="eng"><param name="trackID" value="1" valuetype="data" /><param name="trackName" value="audio" valuetype="data" /></audio>
    </switch>
  </body>
</smil>
ISM

sand="c0=0x5c4a2a:c1=0x7ba3c9:nb_colors=2"
short voices 180 640 360 "$sand" 1000 "${avc[@]}" -metadata:s:a:0 language=eng -movflags +faststart voices/voices_640x360_180.mp4
short voices 40 160 90 "$sand" 500 "${avc[@]}" -vn -metadata:s:a:0 language=deu -movflags +faststart voices/voices_deutsch.m4a
cat > voices/voices_en.vtt <<'VTT'
WEBVTT
Language: en

00:00:01.000 --> 00:00:03.000
Each second begins with a beep.

00:00:03.500 --> 00:00:06.500 line:1
This line stands <i>above</i>,
and crosses a segment's edge.

00:00:08.000 --> 00:00:11.000
Beeps & flashes come together.
VTT
cat > voices/voices_de.srt <<'SRT'
1
00:00:01,000 --> 00:00:03,000
Jede Sekunde beginnt mit einem Ton.

2
00:00:03,500 --> 00:00:06,500
Diese Zeile geht über
die Grenze eines Segments.

3
00:00:08,000 --> 00:00:11,000
Ton und Blitz kommen zusammen.
SRT
cat > voices/voices.ism <<'ISM'
<?xml version="1.0" encoding="utf-8"?>
<smil xmlns="http://www.w3.org/2001/SMIL20/Language">
  <head>
    <meta name="formats" content="mp4" />
  </head>
  <body>
    <switch>
      <video src="voices_640x360_180.mp4" />
      <audio src="voices_640x360_180.mp4" title="English" systemLanguage="eng" />
      <audio src="voices_deutsch.m4a" title="Deutsch" systemLanguage="deu" />
      <textstream src="voices_en.vtt" systemLanguage="eng"><param name="trackName" value="subt_eng" /><param name="textDisplayName" value="English" /><param name="textIsDefault" value="FALSE" /></textstream>
      <textstream src="voices_de.srt" systemLanguage="deu"><param name="trackName" value="subt_deu" /><param name="textDisplayName" value="Deutsch" /></textstream>
    </switch>
  </body>
</smil>
ISM
