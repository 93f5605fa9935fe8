// Plays addresses in Chromium with hls.js, dash.js and shaka-player and prints one line of JSON for each.
// Standard input: [{"player":"hls.js","url":"…"}, …]. Each is played from the start, then near its end, until it ends;
// with "switches":"yes" it is played through instead, each segment from another rung than the one before.
import { chromium } from 'playwright-core';
import { createServer } from 'node:http';
import { readFileSync, mkdtempSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const scripts = {
  '/hls.js': 'node_modules/hls.js/dist/hls.min.js',
  '/dash.js': 'node_modules/dashjs/dist/modern/umd/dash.all.min.js',
  '/mss.js': 'node_modules/dashjs/dist/modern/umd/dash.mss.min.js',
  '/shaka.js': 'node_modules/shaka-player/dist/shaka-player.compiled.js',
};
const page = '<!doctype html><video id="v" muted></video><script src="/hls.js"></script><script src="/dash.js"></script><script src="/mss.js"></script><script src="/shaka.js"></script>';
const server = createServer((request, response) => {
  const script = scripts[request.url];
  response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html');
  response.end(script ? readFileSync(join(here, script)) : request.url === '/' ? page : '');
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'packlight-chromium-')), {
  executablePath, headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
});

async function play({ player, url, switches }) {
  const tab = await browser.newPage();
  try {
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    return await tab.evaluate(async ({ player, url, switches }) => {
      const video = document.getElementById('v');
      const errors = [];
      let switched = 0;
      // the widest hole between buffered ranges at or behind the playhead (what a client still fills ahead is its own), and where buffering began
      let hole = 0, first = Infinity;
      const watch = setInterval(() => {
        const b = video.buffered;
        for (let i = 0; i < b.length; i++) {
          first = Math.min(first, b.start(i));
          if (i > 0 && b.end(i - 1) < video.currentTime + 0.3) hole = Math.max(hole, b.start(i) - b.end(i - 1));
        }
      }, 50);
      let tracks = () => ({});
      let saysEnd = false;
      const wait = (what, condition, seconds) => new Promise((resolve, reject) => {
        const end = Date.now() + seconds * 1000;
        const ask = () => condition() ? resolve() : Date.now() > end || errors.length ? reject(new Error(`${what} at ${video.currentTime} of ${video.duration}`)) : setTimeout(ask, 50);
        ask();
      });
      video.addEventListener('error', () => errors.push('media element: ' + (video.error && video.error.message)));
      if (player === 'hls.js') {
        const hls = new Hls(switches ? { maxBufferLength: 3, maxMaxBufferLength: 6 } : {});
        if (switches) hls.on(Hls.Events.FRAG_BUFFERED, (event, { frag }) => {
          if (frag.type === 'main' && hls.levels.length > 1) { switched++; hls.loadLevel = (frag.level + 1) % hls.levels.length; }
        });
        hls.on(Hls.Events.ERROR, (event, data) => data.fatal && errors.push(data.type + ' ' + data.details));
        hls.loadSource(url);
        hls.attachMedia(video);
        hls.on(Hls.Events.SUBTITLE_TRACKS_UPDATED, () => setTimeout(() => { hls.subtitleTrack = 0; }, 0));
        tracks = () => ({ audioTracks: hls.audioTracks.length, textTracks: hls.subtitleTracks.length, cues: Array.from(video.textTracks).reduce((n, t) => n + (t.cues ? t.cues.length : 0), 0) });
      } else if (player === 'dash.js') {
        const dash = dashjs.MediaPlayer().create();
        dash.updateSettings({ debug: { logLevel: 0 } });
        dash.on('error', event => errors.push(JSON.stringify(event.error)));
        // dash.js asks every 200 ms whether its end has come, which for Smooth is that of the shortest track; where it asks before
        // the element says so, it pauses half a second before the end (seekDurationBackoff). Its word for the end is this event.
        dash.on('playbackEnded', () => { saysEnd = true; });
        dash.on('streamInitialized', () => { dash.enableText(true); dash.setTextTrack(0); });
        if (switches) {
          dash.updateSettings({ streaming: { abr: { autoSwitchBitrate: { video: false } }, buffer: { fastSwitchEnabled: false, bufferTimeDefault: 4, bufferTimeAtTopQuality: 4, bufferTimeAtTopQualityLongForm: 4 } } });
          dash.on('fragmentLoadingCompleted', event => {
            if (event.request.mediaType !== 'video' || event.request.type !== 'MediaSegment') return;
            const rungs = dash.getRepresentationsByType('video');
            if (rungs.length < 2) return;
            switched++;
            dash.setRepresentationForTypeByIndex('video', switched % rungs.length);
          });
        }
        dash.initialize(video, url, true);
        tracks = () => ({ audioTracks: dash.getTracksFor('audio').length, textTracks: dash.getTracksFor('text').length });
      } else if (player === 'shaka') {
        const shakaPlayer = new shaka.Player();
        await shakaPlayer.attach(video);
        shakaPlayer.addEventListener('error', event => errors.push('shaka ' + event.detail.code));
        if (switches) {
          shakaPlayer.configure({ abr: { enabled: false }, streaming: { bufferingGoal: 4 } });
          let at = -1;
          setInterval(() => {
            const rungs = shakaPlayer.getVariantTracks().sort((a, b) => a.bandwidth - b.bandwidth);
            const end = video.buffered.length ? video.buffered.end(video.buffered.length - 1) : 0;
            if (rungs.length > 1 && end > at + 0.5) { at = end; switched++; shakaPlayer.selectVariantTrack(rungs[switched % rungs.length], false); }
          }, 20);
        }
        await shakaPlayer.load(url);
        tracks = () => ({ audioTracks: shakaPlayer.getAudioTracks ? shakaPlayer.getAudioTracks().length : 0, textTracks: shakaPlayer.getTextTracks().length });
      } else {
        video.src = url;
      }
      try {
        await wait('no start', () => video.readyState >= 2, 20);
        video.play();
        if (switches) {
          video.playbackRate = 2;
        } else {
          await wait('no progress', () => video.currentTime > Math.min(1.5, video.duration / 2), 20);
          video.currentTime = Math.max(0, video.duration - 1.5);
        }
        await wait('no end', () => video.ended || saysEnd || video.currentTime >= video.duration - 0.01, switches ? video.duration + 25 : 20);
      } catch (e) {
        errors.push(e.message);
      }
      clearInterval(watch);
      const quality = video.getVideoPlaybackQuality();
      return { player, url, errors, switched, hole, first, duration: video.duration, width: video.videoWidth, frames: quality.totalVideoFrames, audioBytes: video.webkitAudioDecodedByteCount, ...tracks() };
    }, { player, url, switches: Boolean(switches) });
  } catch (e) {
    return { player, url, errors: [e.message] };
  } finally {
    await tab.close();
  }
}

let input = '';
for await (const chunk of process.stdin) input += chunk;
for (const job of JSON.parse(input)) {
  let result = await play(job);
  if (result.errors.length) {
    // players have races of their own while they start on a busy machine: what is wrong in a stream is wrong again
    console.error(JSON.stringify(result));
    result = await play(job);
  }
  console.log(JSON.stringify(result));
}
await browser.close();
server.close();
