#!/usr/bin/env python3
"""Times the first manifest, and segments after it, of a long film that is there under many names (at least 80), so that each is new to the origin.

    src/bench/first-request.py FOLDER [--packlight COMMAND]

FOLDER holds links to one long file, 80 or more; the first half warms the Java run-time, the second half is measured.
"""
import argparse, http.client, json, random, re, statistics, subprocess, tempfile, time
from urllib.parse import urlsplit, quote

parser = argparse.ArgumentParser()
parser.add_argument("folder"); parser.add_argument("--packlight", default="target/dist/packlight/bin/packlight")
options = parser.parse_args()
origin = subprocess.Popen([options.packlight, "serve", "--json", "--port", "0", "--data", tempfile.mkdtemp(), options.folder], stdout=subprocess.PIPE, text=True)
try:
    line = json.loads(origin.stdout.readline())
    connection = http.client.HTTPConnection(urlsplit(line["origin"]).netloc)
    def ask(path):
        start = time.perf_counter(); connection.request("GET", path); response = connection.getresponse(); first = time.perf_counter(); body = response.read()
        assert response.status == 200, (path, response.status, body[:200])
        return (first - start) * 1000, (time.perf_counter() - start) * 1000, body
    figures = {}
    # the command opened every asset to list its formats; all but the last 32 have left the cache again
    assets = line["assets"][:-40]
    assert len(assets) >= 40, "more links are needed"
    for asset in assets:
        for kind in ("hls-cmaf", "hls-ts", "dash-cmaf"):
            url = next(f["url"] for f in asset["formats"] if f["id"] == kind)[len(line["origin"]):]
            first, total, body = ask(url)
            if kind == "hls-cmaf":
                figures.setdefault("first manifest of the film (HLS CMAF)", []).append(total)
            else:
                figures.setdefault(f"manifest of another format, first time ({kind})", []).append(total)
            if kind != "dash-cmaf":
                uri = [l for l in body.decode().splitlines() if l and not l.startswith("#")][0]
                playlist = url.rsplit("/", 1)[0] + "/" + uri
                figures.setdefault(f"media playlist, first time ({kind})", []).append(ask(playlist)[1])
                segments = [l for l in ask(playlist)[2].decode().splitlines() if l.startswith("Fragments")]
                for segment in random.sample(segments, 5):
                    figures.setdefault(f"any segment, first byte ({kind})", []).append(ask(playlist.rsplit("/", 1)[0] + "/" + segment)[0])
            figures.setdefault("kept manifest", []).append(ask(url)[1])
    for name, values in figures.items():
        half = values[len(values) // 2:]
        print(f"{name:55s} median {statistics.median(half):7.2f} ms   worst {max(half):7.2f} ms   ({len(half)} requests)")
finally:
    origin.terminate(); origin.wait()
