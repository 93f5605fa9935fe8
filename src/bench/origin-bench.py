#!/usr/bin/env python3
"""Loads Debian's nginx and the origin with the same requests in one run and prints ratios.

    src/bench/origin-bench.py LADDER_FOLDER [--packlight COMMAND] [--rounds N] [--seconds S] [--warm S] [--kinds cmaf,dash,smooth,ts,tsmuxed,hds,hot,manifests]

LADDER_FOLDER holds the rungs of one programme. nginx serves copies of the very bytes that the origin sent before, as
static files with sendfile; wrk sends random requests over all of them, 16 connections, keep-alive, on loopback.
"hot" is one transport stream segment again and again. Needs Debian's nginx-light and wrk. CPU seconds are user and system time of the server's processes alone.
"""
import argparse, json, os, random, re, shutil, signal, statistics, subprocess, sys, tempfile, time, urllib.request

TICKS = os.sysconf("SC_CLK_TCK")
LUA = """
local paths = {}
for line in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = line end
math.randomseed(tonumber(os.getenv("BENCH_SEED")))
request = function() return wrk.format("GET", paths[math.random(#paths)]) end
done = function(summary, latency) io.write(string.format("RESULT %d %d %d %f %d\\n", summary.requests, summary.bytes, summary.duration, latency:percentile(99), summary.errors.status + summary.errors.read + summary.errors.timeout)) end
"""

def get(url):
    with urllib.request.urlopen(url) as response:
        return response.read()

def cpu(pids):
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
    return total / TICKS

def children(pid):
    out = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
    return [int(child) for child in out]

def playlist_uris(text):
    return [line for line in text.splitlines() if line and not line.startswith("#")] + re.findall(r'URI="([^"]+)"', text)

def collect(base, master):
    """Paths and bytes of every manifest and every video segment below a multivariant playlist."""
    prefix = master.rsplit("/", 1)[0] + "/"
    manifests, segments = {master: get(base + master)}, {}
    for uri in playlist_uris(manifests[master].decode()):
        playlist = prefix + uri
        manifests[playlist] = get(base + playlist)
        if "keyframes" in uri or not "(video" in uri:
            continue
        folder = playlist.rsplit("/", 1)[0] + "/"
        for segment in (line for line in manifests[playlist].decode().splitlines() if line.startswith("Fragments")):
            segments[folder + segment] = get(base + folder + segment)
    return manifests, segments

def dash(base, manifest):
    """Paths and bytes of every video segment of an MPD of ours."""
    folder = manifest.rsplit("/", 1)[0] + "/"
    video = re.search(r'<AdaptationSet[^>]*contentType="video".*?</AdaptationSet>', get(base + manifest).decode(), re.S).group()
    times = timeline(video, r"<S ([^>]*)/>")
    medias = re.findall(r'media="([^"]+)"', video)
    return {folder + m.replace("$Bandwidth$", b).replace("$Time$", str(t)): None for m in medias for b in re.findall(r'bandwidth="(\d+)"', video) for t in times}

def timeline(text, pattern):
    times, at = [], 0
    for attributes in re.findall(pattern, text):
        values = {k: int(v) for k, v in re.findall(r'(\w)="(\d+)"', attributes)}
        at = values.get("t", at)
        more = values.get("r", 0) if pattern.startswith("<S") else values.get("r", 1) - 1
        for _ in range(more + 1):
            times.append(at)
            at += values["d"]
    return times

def smooth(base, manifest):
    folder = manifest.rsplit("/", 1)[0] + "/"
    video = re.search(r'<StreamIndex Type="video".*?</StreamIndex>', get(base + manifest).decode(), re.S).group()
    url = re.search(r'Url="([^"]+)"', video).group(1)
    return {folder + url.replace("{bitrate}", b).replace("{start time}", str(t)): None for b in re.findall(r'Bitrate="(\d+)"', video) for t in timeline(video, r"<c ([^>]*)/>")}

def hds(base, manifest, count):
    folder = manifest.rsplit("/", 1)[0] + "/"
    urls = re.findall(r'<media [^>]*url="([^"]+)"', get(base + manifest).decode())
    return {folder + f"{url}Seg1-Frag{n}": None for url in urls for n in range(1, count + 1)}

def load(port, paths, seconds, pids, seed):
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua, tempfile.NamedTemporaryFile("w") as lines:
        lua.write(LUA); lua.flush(); lines.write("\n".join(paths)); lines.flush()
        before = cpu(pids)
        out = subprocess.run(["wrk", "-t1", "-c16", f"-d{seconds}s", "-s", lua.name, f"http://127.0.0.1:{port}"], capture_output=True, text=True,
                             env={**os.environ, "BENCH_PATHS": lines.name, "BENCH_SEED": str(seed)}).stdout
        used = cpu(pids) - before
    requests, received, micros, p99, errors = re.search(r"RESULT (\d+) (\d+) (\d+) ([\d.]+) (\d+)", out).groups()
    assert int(errors) == 0, out
    return {"cpu/GB": used / (int(received) / 1e9), "cpu us/req": used * 1e6 / int(requests), "req/s": int(requests) / (int(micros) / 1e6), "MB/s": int(received) / int(micros), "p99 ms": float(p99) / 1000}

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ladder"); parser.add_argument("--packlight", default="target/dist/packlight/bin/packlight"); parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=8); parser.add_argument("--warm", type=int, default=20); parser.add_argument("--kinds", default="cmaf,dash,smooth,ts,tsmuxed,hds,hot,manifests")
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix="packlight-bench-")
    origin = subprocess.Popen([options.packlight, "serve", "--json", "--port", "0", "--data", work + "/data", options.ladder], stdout=subprocess.PIPE, text=True)
    nginx = None
    try:
        line = json.loads(origin.stdout.readline())
        base = line["origin"]
        asset = max(line["assets"], key=lambda a: len(a["formats"]))
        urls = {f["id"]: f["url"][len(base):] for f in asset["formats"]}
        manifests, cmaf = collect(base, urls["hls-cmaf"])
        wanted = options.kinds.split(",")
        found = {
            "cmaf": lambda: cmaf,
            "dash": lambda: dash(base, urls["dash-cmaf"]),
            "smooth": lambda: smooth(base, urls["smooth"]),
            "ts": lambda: collect(base, urls["hls-ts"])[1],
            "tsmuxed": lambda: collect(base, urls["hls-ts-v3"])[1],
            "hds": lambda: hds(base, urls["hds"], len(timeline(re.search(r'<AdaptationSet.*?</AdaptationSet>', get(base + urls["dash-cmaf"]).decode(), re.S).group(), r"<S ([^>]*)/>"))),
            "hot": lambda: dict([sorted(collect(base, urls["hls-ts"])[1].items())[7]]),
            "manifests": lambda: manifests}
        content = {kind: {path: body or get(base + path) for path, body in found[kind]().items()} for kind in wanted}
        for path, body in (item for bodies in content.values() for item in bodies.items()):
            os.makedirs(os.path.dirname(work + "/root" + path), exist_ok=True)
            with open(work + "/root" + path, "wb") as file:
                file.write(body)
        del_sizes = {k: sum(map(len, v.values())) / max(1, len(v)) for k, v in content.items()}
        os.chmod(work, 0o755)
        with open(work + "/nginx.conf", "w") as conf:
            conf.write(f"user root; daemon off; worker_processes 1; pid {work}/pid; error_log {work}/error.log; events {{ worker_connections 512; }} "
                       f"http {{ sendfile on; tcp_nopush on; keepalive_requests 1000000; access_log off; open_file_cache max=4000; types {{ }} default_type video/mp4; server {{ listen 127.0.0.1:18999; root {work}/root; }} }}")
        nginx = subprocess.Popen(["nginx", "-c", work + "/nginx.conf", "-p", work], stderr=subprocess.DEVNULL)
        time.sleep(1)
        port = int(base.rsplit(":", 1)[1])
        servers = {"nginx": (18999, children(nginx.pid)), "packlight": (port, [origin.pid] + children(origin.pid))}
        kinds = {kind: list(bodies) for kind, bodies in content.items()}
        content.clear()
        for kind, paths in kinds.items():
            load(port, paths, options.warm, servers["packlight"][1], 1)
            load(18999, paths, 2, servers["nginx"][1], 1)
            rows = {"nginx": [], "packlight": []}
            for round_number in range(options.rounds):
                for name, (server_port, pids) in servers.items():
                    rows[name].append(load(server_port, paths, options.seconds, pids, round_number))
            print(f"\n{kind}: {len(paths)} resources, {del_sizes[kind] / 1000:.1f} kB each on average")
            for name in rows:
                print("  %-10s" % name + "  ".join(f"{key} {statistics.median(r[key] for r in rows[name]):.3f}" for key in rows[name][0]))
            for key, better in (("cpu/GB", "lower"), ("cpu us/req", "lower"), ("req/s", "higher")):
                ratios = [o[key] / n[key] for o, n in zip(rows["packlight"], rows["nginx"])]
                print(f"  {key}: {statistics.median(ratios):.2f}x nginx ({min(ratios):.2f}-{max(ratios):.2f}), {better} is better")
            sys.stdout.flush()
    finally:
        for process in (origin, nginx):
            if process:
                process.send_signal(signal.SIGTERM); process.wait()
        shutil.rmtree(work)

main()
