#!/usr/bin/env python3
"""Watches the origin from outside while clients read segments of every format, whole, in part, or only until they hang up.

    src/bench/soak.py PATH [--packlight COMMAND] [--minutes N] [--clients N]

Prints resident memory, file handles and threads of the process from /proc, twice a minute; every answer must be 200 or 206.
"""
import argparse, json, os, random, re, socket, subprocess, tempfile, threading, time
from urllib.parse import urlsplit, urljoin
from urllib.request import urlopen

parser = argparse.ArgumentParser()
parser.add_argument("path"); parser.add_argument("--packlight", default="target/dist/packlight/bin/packlight")
parser.add_argument("--minutes", type=float, default=10); parser.add_argument("--clients", type=int, default=12)
options = parser.parse_args()
origin = subprocess.Popen(options.packlight.split() + ["serve", "--json", "--port", "0", "--data", tempfile.mkdtemp(), options.path],
                          stdout=subprocess.PIPE, text=True)
counts = {"whole": 0, "ranges": 0, "aborted": 0, "wrong": []}
end = time.time() + options.minutes * 60


def text(url):
    with urlopen(url) as answer:
        return answer.read().decode("utf-8", "replace")


def segments(url):
    """Addresses of the segments that a playlist or an MPD with a timeline names; the manifest itself where it names none so."""
    found, body = [url], text(url)
    for line in body.splitlines():
        if not body.startswith("#EXTM3U"):
            break
        uris = [line] if line and not line.startswith("#") else re.findall(r'URI="([^"]+)"', line)
        for uri in uris:
            address = urljoin(url, uri)
            found += segments(address) if "manifest(" in uri else [address]
    return found


def ask(host, port, url, kind):
    with socket.create_connection((host, port), timeout=20) as connection:
        part = "Range: bytes=1000-50000\r\n" if kind == "ranges" else ""
        path = url.split(f":{port}", 1)[1]
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n{part}Connection: close\r\n\r\n".encode())
        head = connection.recv(64)
        if not re.match(rb"HTTP/1.1 (200|206|416) ", head):
            counts["wrong"].append((url, head[:20]))
        if kind == "aborted":
            return
        while connection.recv(1 << 16):
            pass


def client(host, port, urls):
    choose = random.Random(threading.get_ident())
    while time.time() < end:
        kind = choose.choice(["whole", "whole", "ranges", "aborted"])
        ask(host, port, choose.choice(urls), kind)
        counts[kind] += 1
        time.sleep(0.02)


def watch():
    status = open(f"/proc/{origin.pid}/status").read()
    number = lambda name: int(re.search(name + r":\s+(\d+)", status).group(1))
    return number("VmRSS") // 1024, len(os.listdir(f"/proc/{origin.pid}/fd")), number("Threads")


try:
    line = json.loads(origin.stdout.readline())
    base = urlsplit(line["origin"])
    urls = [s for asset in line["assets"] for f in asset["formats"] for s in segments(f["url"])]
    print(f"{len(urls)} addresses of {len(line['assets'])} assets, {options.clients} clients, {options.minutes} minutes", flush=True)
    clients = [threading.Thread(target=client, args=(base.hostname, base.port, urls), daemon=True) for _ in range(options.clients)]
    for one in clients:
        one.start()
    while time.time() < end:
        time.sleep(min(30, max(0, end - time.time())))
        memory, handles, threads = watch()
        print(f"{options.minutes * 60 - (end - time.time()):6.0f} s   {memory:5d} MB   {handles:4d} handles   {threads:3d} threads   "
              f"{counts['whole']} whole, {counts['ranges']} ranges, {counts['aborted']} aborted, {len(counts['wrong'])} wrong", flush=True)
    for one in clients:
        one.join(30)
    print("afterwards: %d MB, %d handles, %d threads" % watch(), counts["wrong"][:5])
finally:
    origin.terminate(); origin.wait()
