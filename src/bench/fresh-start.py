#!/usr/bin/env python3
"""Times starts: until the origin's line, then the first manifest and media playlist in that fresh process, whole, at a client.

    src/bench/fresh-start.py MEDIA [--packlight COMMAND] [--starts N]

The first start scans and is left out; the others find the catalogue as it was left. Medians.
"""
import argparse, http.client, json, statistics, subprocess, tempfile, time
from urllib.parse import urlsplit

parser = argparse.ArgumentParser()
parser.add_argument("media"); parser.add_argument("--packlight", default="target/dist/packlight/bin/packlight"); parser.add_argument("--starts", type=int, default=9)
options = parser.parse_args()
data = tempfile.mkdtemp()
figures = {"line, s": [], "line, CPU s": [], "first manifest, ms": [], "media playlist, ms": []}
for start in range(options.starts + 1):
    began = time.perf_counter()
    origin = subprocess.Popen([options.packlight, "serve", "--json", "--port", "0", "--data", data, options.media], stdout=subprocess.PIPE, text=True)
    try:
        line = json.loads(origin.stdout.readline())
        took = time.perf_counter() - began
        ticks = open(f"/proc/{origin.pid}/stat").read().rsplit(")", 1)[1].split()[11:13]
        connection = http.client.HTTPConnection(urlsplit(line["origin"]).netloc)
        def ask(path):
            asked = time.perf_counter(); connection.request("GET", path); response = connection.getresponse(); body = response.read().decode()
            assert response.status == 200, (path, response.status)
            return (time.perf_counter() - asked) * 1000, body
        master = next(f["url"] for a in line["assets"] for f in a["formats"] if f["id"] == "hls-cmaf")[len(line["origin"]):]
        manifest, text = ask(master)
        playlist, _ = ask(master.rsplit("/", 1)[0] + "/" + next(l for l in text.splitlines() if l and not l.startswith("#")))
        if start:
            for key, value in zip(figures, (took, sum(map(int, ticks)) / 100, manifest, playlist)):
                figures[key].append(value)
    finally:
        origin.terminate(); origin.wait()
for key, values in figures.items():
    print(f"{key}: median {statistics.median(values):.2f} ({min(values):.2f}-{max(values):.2f})")
