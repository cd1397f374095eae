#!/usr/bin/env python3
"""Checks a bundle of Varde: a second implementation, which shares no line with verify.mjs.

    python3 verify.py BUNDLE --key VKEY [--witness VKEY ... --quorum K] [--checkpoint FILE]

It needs Python 3.8 and openssl (1.1.1 or newer) on the path, for Ed25519. It does not recompute published figures; verify.mjs does.
Exit status: 0 all is good, 1 something is wrong (the first thing is named), 2 it could not be checked.
"""
import argparse
import base64
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
import tempfile
import unicodedata
from datetime import datetime, timezone

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,98}\Z", re.ASCII)
TABLES = {"manifest.json", "manifest.sig", "leaves", "facts", "hidden"}
REQUIRED = ("checkpoint", "checkpoints", "keys", "leaves", "facts", "hidden")


class Wrong(Exception):
    """Something in the bundle is wrong."""


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


# --- signed notes -----------------------------------------------------------------------------------------------------


def strict_base64(text):
    try:
        decoded = base64.b64decode(text, validate=True)
    except Exception:
        return None
    return decoded if base64.b64encode(decoded).decode() == text else None


def is_key_name(name):
    return name != "" and not any(c == "+" or c.isspace() or unicodedata.category(c) in ("Cc", "Zs", "Zl", "Zp") for c in name)


class Key:
    """A public key: 1 signs plainly, 4 cosigns with a time."""

    def __init__(self, name, kind, public):
        self.name, self.kind, self.public = name, kind, public
        typed = bytes([kind]) + public
        self.id = sha256(name.encode() + b"\n" + typed)[:4]
        self.vkey = "%s+%s+%s" % (name, self.id.hex(), base64.b64encode(typed).decode())


def parse_vkey(text):
    found = re.match(r"([^+]*)\+([0-9a-f]{8})\+(.*)\Z", text.strip())
    typed = strict_base64(found.group(3)) if found else None
    if not typed or len(typed) != 33 or typed[0] not in (1, 4) or not is_key_name(found.group(1)):
        raise ValueError("not a key: %s" % text[:100])
    key = Key(found.group(1), typed[0], typed[1:])
    if key.id.hex() != found.group(2):
        raise ValueError("the key id of %s should be %s: the key is damaged" % (key.name, key.id.hex()))
    return key


def is_signed(key, text, signature):
    message = text.encode()
    if key.kind == 4:
        if len(signature) != 72:
            return False
        seconds = int.from_bytes(signature[:8], "big")
        message = b"cosignature/v1\ntime %d\n" % seconds + message
        signature = signature[8:]
    if len(signature) != 64:
        return False
    with tempfile.TemporaryDirectory() as place:
        def put(name, data):
            path = os.path.join(place, name)
            with open(path, "wb") as file:
                file.write(data)
            return path

        der = bytes.fromhex("302a300506032b6570032100") + key.public
        ran = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", put("key", der), "-rawin", "-in",
             put("message", message), "-sigfile", put("signature", signature)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return ran.returncode == 0


def parse_note(text):
    if any(ord(c) < 32 and c != "\n" for c in text):
        raise Wrong("a note holds control characters")
    at = text.rfind("\n\n")
    if at < 0 or not text.endswith("\n") or at + 2 == len(text):
        raise Wrong("a note is a text, an empty line, and signatures")
    lines = text[at + 2:-1].split("\n")
    if len(lines) > 100:
        raise Wrong("a note has more than 100 signatures")
    signatures = []
    for line in lines:
        found = re.match(r"\u2014 ([^ ]*) (.*)\Z", line)
        data = strict_base64(found.group(2)) if found else None
        if not data or len(data) < 5 or not is_key_name(found.group(1)):
            raise Wrong("not a signature line: %s" % line[:100])
        signatures.append((found.group(1), data[:4], data[4:]))
    return text[:at + 1], signatures


def open_note(text, keys):
    """The text, and the keys that have signed it, each with its signature."""
    body, signatures = parse_note(text)
    signed = {}
    for name, identifier, signature in signatures:
        for key in keys:
            if key.name != name or key.id != identifier or key.vkey in signed:
                continue
            if not is_signed(key, body, signature):
                raise Wrong("the signature of %s is wrong" % name)
            signed[key.vkey] = signature
    if not signed:
        raise Wrong("no key that is trusted has signed the note")
    return body, signed


def open_checkpoint(text, logs, witnesses=(), quorum=0):
    """Origin, size and root of a checkpoint, and who has cosigned it when (seconds)."""
    body, signed = open_note(text, list(logs) + list(witnesses))
    lines = body.split("\n")
    if len(lines) < 4 or lines[-1] != "" or "" in lines[:-1] or not re.match(r"(0|[1-9][0-9]{0,19})\Z", lines[1]):
        raise Wrong("a checkpoint is a name, a size and a root hash")
    root = strict_base64(lines[2])
    if root is None or len(root) != 32 or int(lines[1]) >= 2 ** 64:
        raise Wrong("a checkpoint is a name, a size and a root hash")
    if not any(key.vkey in signed and key.name == lines[0] for key in logs):
        raise Wrong("the log %s has not signed the checkpoint" % lines[0])
    cosigned = [(key.name, int.from_bytes(signed[key.vkey][:8], "big"))
                for key in witnesses if key.kind == 4 and key.vkey in signed]
    if len(cosigned) < quorum:
        raise Wrong("%d of the witnesses have cosigned the checkpoint; %d must have" % (len(cosigned), quorum))
    return {"origin": lines[0], "size": int(lines[1]), "root": root, "cosigned": cosigned, "text": body}


# --- the files --------------------------------------------------------------------------------------------------------


def tar_header(name, size):
    header = bytearray(512)
    header[0:len(name)] = name.encode()
    for at, text in ((100, "0000644\0"), (108, "0000000\0"), (116, "0000000\0"), (124, "%011o\0" % size),
                     (136, "00000000000\0"), (148, "        "), (156, "0"), (257, "ustar\x0000")):
        header[at:at + len(text)] = text.encode()
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header)


class Files:
    """The files of a tar, or of a directory it was unpacked to."""

    def __init__(self, path):
        self.path, self.places = path, {}
        if stat.S_ISDIR(os.lstat(path).st_mode):
            self.file = None
            for name in sorted(os.listdir(path)):
                found = os.lstat(os.path.join(path, name))
                if not NAME.match(name) or not stat.S_ISREG(found.st_mode):
                    raise Wrong("%s is not a plain file as bundles hold them" % name)
                self.places[name] = (0, found.st_size)
        else:
            self.file = open(path, "rb")
            self.read_tar(os.path.getsize(path))

    def at(self, at, length):
        self.file.seek(at)
        data = self.file.read(length)
        if len(data) != length:
            raise Wrong("the tar is cut off")
        return data

    def read_tar(self, length):
        at = 0
        while True:
            header = self.at(at, 512)
            if header == bytes(512):
                break
            name = header[:100].split(b"\0")[0].decode("latin1")
            size = header[124:135]
            if not NAME.match(name):
                raise Wrong("the tar holds a file named %r, which no bundle does" % name)
            if not re.match(rb"[0-7]{11}\Z", size) or header != tar_header(name, int(size, 8)):
                raise Wrong("%s is not a plain file as bundles hold them, or its header is damaged" % name)
            if name in self.places:
                raise Wrong("%s is in the tar twice" % name)
            size = int(size, 8)
            self.places[name] = (at + 512, size)
            end = at + 512 + size
            padding = -size % 512
            if end + padding > length:
                raise Wrong("%s is cut off" % name)
            if self.at(end, padding) != bytes(padding):
                raise Wrong("there is something behind %s" % name)
            at = end + padding
        if at + 1024 != length or self.at(at, 1024) != bytes(1024):
            raise Wrong("the tar does not end as bundles do")

    def chunks(self, name):
        if name not in self.places:
            raise Wrong("%s is missing" % name)
        at, size = self.places[name]
        file = self.file or open(os.path.join(self.path, name), "rb")
        done = 0
        while done < size:
            file.seek(at + done)
            data = file.read(min(1 << 20, size - done))
            if not data:
                raise Wrong("%s is cut off" % name)
            done += len(data)
            yield data

    def text(self, name):
        try:
            return b"".join(self.chunks(name)).decode("utf-8")
        except UnicodeDecodeError:
            raise Wrong("%s is not UTF-8" % name)


def checked(files, name, manifest):
    digest = hashlib.sha256()
    for chunk in files.chunks(name):
        digest.update(chunk)
        yield chunk
    if digest.hexdigest() != manifest["files"][name]["sha256"]:
        raise Wrong("%s is not what the manifest says" % name)


def lines_of(chunks, name):
    rest, count = b"", 0
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            count += 1
            try:
                yield line.decode("utf-8")
            except UnicodeDecodeError:
                raise Wrong("line %d of %s is not UTF-8" % (count, name))
    if rest:
        raise Wrong("%s does not end in a newline" % name)


def hashes_of(chunks):
    rest = b""
    for chunk in chunks:
        data = rest + chunk
        whole = len(data) - len(data) % 32
        for at in range(0, whole, 32):
            yield data[at:at + 32]
        rest = data[whole:]
    if rest:
        raise Wrong("leaves does not hold whole hashes")


# --- the tree ---------------------------------------------------------------------------------------------------------


class Tree:
    """RFC 6962: the roots of complete subtrees, from the largest to the smallest."""

    def __init__(self):
        self.size, self.subtrees = 0, []

    def add(self, leaf):
        self.subtrees.append((1, leaf))
        self.size += 1
        while len(self.subtrees) > 1 and self.subtrees[-1][0] == self.subtrees[-2][0]:
            (length, right), (_, left) = self.subtrees.pop(), self.subtrees.pop()
            self.subtrees.append((2 * length, sha256(b"\x01", left, right)))

    def root(self):
        if not self.subtrees:
            return sha256()
        root = self.subtrees[-1][1]
        for _, left in reversed(self.subtrees[:-1]):
            root = sha256(b"\x01", left, root)
        return root


# --- the facts --------------------------------------------------------------------------------------------------------


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


LEAF = {"dataHash", "id", "knownFrom", "metaHash", "mission", "missionSeq", "origin", "position", "prevLeaf", "recordedAt",
        "revision", "stream", "type", "v", "version"}


def parse_fact(line, number, manifest):
    parts = line.split("\t")
    if len(parts) != 4 or not re.match(r"[0-9a-f]{32}\Z", parts[0]):
        raise Wrong("fact on line %d cannot be read" % number)
    salt, text, meta, data = bytes.fromhex(parts[0]), parts[1], parts[2], parts[3]
    try:
        leaf = json.loads(text)
    except ValueError:
        leaf = None
    if not isinstance(leaf, dict) or set(leaf) != LEAF or canonical(leaf) != text or leaf["v"] != 2 or type(leaf["position"]) is not int:
        raise Wrong("fact on line %d has a leaf that cannot be read" % number)
    position = leaf["position"]
    if leaf["origin"] != manifest["log"]:
        raise Wrong("fact %d is of the log %s, not of %s" % (position, leaf["origin"], manifest["log"]))
    if sha256(salt, data.encode()).hex() != leaf["dataHash"]:
        raise Wrong("fact %d is not what was recorded: its data differ" % position)
    if sha256(salt, meta.encode()).hex() != leaf["metaHash"]:
        raise Wrong("fact %d is not what was recorded: its metadata differ" % position)
    return leaf, text, meta, data


INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))\Z", re.ASCII)
DAY_MS = 86400000


def day_ms(year, month, day):
    return (datetime(year, month, day, tzinfo=timezone.utc) - datetime(1970, 1, 1, tzinfo=timezone.utc)).days * DAY_MS


def instant_ms(text):
    found = INSTANT.match(text)
    if not found:
        return None
    day, hours, minutes, seconds, digits, sign, east_hours, east_minutes = found.groups()
    east = int(sign + "1") * (int(east_hours) * 60 + int(east_minutes)) if sign else 0
    seconds = (int(hours) * 60 + int(minutes) - east) * 60 + int(seconds)
    return day_ms(*map(int, day.split("-"))) + seconds * 1000 + int((digits or "").ljust(3, "0")[:3])


def known_ms(text):
    """The first and last millisecond of a knowledge date: a year, month, day, a range of these, or an instant."""
    instant = instant_ms(text)
    if instant is not None:
        return instant, instant
    first, last = (text.split("/") * 2)[:2]
    from_parts, to_parts = [int(part) for part in first.split("-")], [int(part) for part in last.split("-")]
    if len(to_parts) == 3:
        end = day_ms(*to_parts) + DAY_MS
    else:
        year, month = (to_parts[0], to_parts[1] + 1) if len(to_parts) == 2 else (to_parts[0] + 1, 1)
        end = day_ms(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return day_ms(*(from_parts + [1, 1])[:3]), end - 1


OF_ONE_CELL = frozenset((
    "baseline-set", "baseline-reestimated", "target-set", "target-revised",
    "indicator-measured", "measurement-corrected", "measurement-withdrawn", "measurement-disputed"))


def reaches(scope, leaf, data):
    """Whether a scope names the thing of a fact and, where it names cells, those that the fact is about."""
    stream = leaf["stream"]
    if "indicators" in scope or "projects" in scope:
        named = ["indicator-" + each for each in scope.get("indicators", [])] + ["project-" + each for each in scope.get("projects", [])]
        if stream not in named:
            return False
    if "cells" not in scope:
        return True
    if not stream.startswith("indicator-"):
        return False
    # Without a cell a figure is of the total, which is written as no code.
    cells = [data.get("cell") or {}] if leaf["type"] in OF_ONE_CELL else data.get("cells", [])
    return bool(cells) and all(cell.get(dimension, "") in codes for cell in cells for dimension, codes in scope["cells"].items())


class Facts:
    """What must hold between facts: nothing is missing, and each was recorded with a key that stood."""

    def __init__(self, manifest):
        self.manifest, self.count, self.last, self.recorded = manifest, 0, -1, ""
        self.streams, self.hidden, self.missions = {}, {}, {}
        self.keys, self.grants = {}, {}
        self.by_grant = self.by_token = self.by_door = self.by_service = self.shared = 0
        self.ended, self.without = [], []

    def hide(self, line):
        found = re.match(r"\d{1,15}\t([^\t]+)\t(\d{1,15})\Z", line, re.ASCII)
        if not found:
            raise Wrong("a line of hidden cannot be read")
        self.hidden.setdefault(found.group(1), set()).add(int(found.group(2)))

    def take(self, fact, leaf_hash):
        leaf, text, meta, data = fact
        position, mission = leaf["position"], leaf["mission"]
        if sha256(b"\0", text.encode()) != leaf_hash:
            raise Wrong("fact %d is not in the log: its leaf hash is not the one there" % position)
        if leaf["recordedAt"] < self.recorded:
            raise Wrong("fact %d was recorded before the one before it" % position)
        self.recorded = leaf["recordedAt"]
        self.count += 1
        wanted = self.manifest["mission"]
        if mission is not None:
            sequence, before = self.missions.get(mission, (-1, None))
            if wanted in (None, mission):
                if leaf["missionSeq"] != sequence + 1:
                    raise Wrong("fact %d is number %s of %s; number %d is missing" % (position, leaf["missionSeq"], mission, sequence + 1))
                if leaf["prevLeaf"] != before:
                    raise Wrong("fact %d does not follow the one before it in %s" % (position, mission))
            self.missions[mission] = (leaf["missionSeq"], leaf_hash.hex())
        stream = leaf["stream"]
        if stream != "access" or wanted is None:
            following = self.streams.get(stream, -1) + 1
            while following in self.hidden.get(stream, ()):
                following += 1
            if leaf["revision"] != following:
                raise Wrong("fact %d is revision %s of %s; revision %d is missing" % (position, leaf["revision"], stream, following))
            self.streams[stream] = following
        if stream == "access":
            self.access(leaf, json.loads(data))
        self.who(leaf, json.loads(meta), data)

    def access(self, leaf, data):
        if leaf["type"] == "key-issued":
            self.keys[data["key"]] = [data["principal"], True, known_ms(data["expires"])[1] if "expires" in data else None]
        elif leaf["type"] == "key-revoked" and data["key"] in self.keys:
            self.keys[data["key"]][1] = False
        elif leaf["type"] == "grant-given":
            self.grants[data["grant"]] = data
        elif leaf["type"] == "grant-withdrawn":
            self.grants.pop(data["grant"], None)

    def who(self, leaf, meta, data):
        position, mission = leaf["position"], leaf["mission"]
        key, principal = meta.get("key"), meta.get("principal")
        if meta.get("door") == "local" and key is None:
            self.by_door += 1
            return
        if leaf["stream"] == "access" or mission is None or self.manifest["mission"] not in (None, mission):
            if key is None:
                self.by_service += 1
            else:
                self.shared += 1
            return
        is_token = key is not None and key.startswith("token-")
        issued = self.keys.get(key)
        if not is_token and (issued is None or issued[0] != principal):
            raise Wrong("fact %d names a key that was not issued to %s" % (position, principal))
        if not is_token and not issued[1]:
            raise Wrong("fact %d names a key that was revoked before" % position)
        at = instant_ms(leaf["recordedAt"])
        if not is_token and issued[2] is not None and issued[2] < at:
            self.ended.append(position)
        elif not any(self.gives(grant, principal, meta.get("role"), leaf, at, data) for grant in self.grants.values()):
            self.without.append(position)
        elif is_token:
            self.by_token += 1
        else:
            self.by_grant += 1

    def gives(self, grant, principal, role, leaf, at, data):
        return (grant["principal"] == principal and grant["role"] == role and grant["mission"] in (leaf["mission"], "*")
                and ("from" not in grant or known_ms(grant["from"])[0] <= at)
                and ("until" not in grant or at <= known_ms(grant["until"])[1])
                and ("scope" not in grant or reaches(grant["scope"], leaf, json.loads(data))))

    def remarked(self):
        return [(positions, what) for positions, what in (
            (self.ended, "with a key whose time was over"),
            (self.without, "in a role that no grant in the bundle gave then")) if positions]

    def recorded_line(self):
        return "; ".join(
            ["recorded   %d with a key, under a grant; %d on the data directory itself" % (self.by_grant, self.by_door)]
            + [text % count for text, count in (
                ("%d with a token of an issuer, under a grant", self.by_token),
                ("%d by the server itself", self.by_service),
                ("%d with a key or a token, of what no single mission has (keys and grants, projects, actors)", self.shared)) if count]
            + ["%d %s" % (len(positions), what) for positions, what in self.remarked()])

    def end(self):
        wanted, size = self.manifest["mission"], self.manifest["size"]
        if wanted is None and self.count != size:
            raise Wrong("the bundle has %d facts, and the log %d" % (self.count, size))
        last = None if wanted is None else self.missions.get(wanted, (-1, None))[0]
        if last != self.manifest["lastMissionSeq"]:
            raise Wrong("the mission ends with its fact number %s; number %s is missing" % (last, self.manifest["lastMissionSeq"]))


# --- the bundle -------------------------------------------------------------------------------------------------------


def read_manifest(files, key):
    text = files.text("manifest.json")
    try:
        manifest = json.loads(text)
        entries = manifest["files"]
        fine = (canonical(manifest) == text and manifest["v"] == 1 and manifest["size"] > 0
                and all(name in entries for name in REQUIRED)
                and all(isinstance(e["bytes"], int) and re.match(r"[0-9a-f]{64}\Z", e["sha256"]) for e in entries.values()))
        origin, log = manifest["origin"], manifest["log"]
        manifest["mission"], manifest["lastMissionSeq"]
    except (ValueError, KeyError, TypeError, AttributeError):
        fine = False
    if not fine:
        raise Wrong("manifest.json is not the manifest of a bundle")
    if key.name not in (origin, log) and not key.name.startswith(log + "/fork-"):
        raise Wrong("the bundle is of the log %s, not of %s" % (origin, key.name))
    if not re.match(r"(/fork-[1-9][0-9]{0,5})?\Z", origin[len(log):]) or not origin.startswith(log):
        raise Wrong("manifest.json names two logs")
    return manifest, text


def rotations(files, manifest):
    """The old and the new public key of every rotation that is signed as it says, and whether the old one was lost."""
    found = []
    for line in lines_of(files.chunks("facts"), "facts"):
        if '"type":"signing-key-rotated"' not in line:
            continue
        try:
            data = json.loads(line.split("\t")[-1])
            old, new = parse_vkey(data["from"]), parse_vkey(data["to"])
            text = "varde signing key rotated\nlog %s\nfrom %s\nto %s\n" % (manifest["log"], data["from"], data["to"])
            body, signed = open_note(data["note"], [old, new])
            lost = bool(data.get("lost"))
            if body == text and new.vkey in signed and len(signed) == (1 if lost else 2):
                found.append((old.public, new.public, lost))
        except (ValueError, KeyError, TypeError, Wrong):
            continue
    return found


def public_keys(files, manifest, key):
    """The public keys that may have signed: the one given, and those that it has named as its successors; and those before it."""
    publics, former = [key.public], [key.public]
    found = rotations(files, manifest)
    for old, new, lost in found:
        if old == publics[-1] and not lost:
            publics.append(new)
    for old, new, _ in reversed(found):
        if new == former[-1]:
            former.append(old)
    return publics, former[1:]


def older_checkpoints(files, logs, witnesses):
    if not witnesses:
        return []
    found = []
    for note in re.split(r"(?<=\n)\n(?=[^\u2014])", files.text("checkpoints")):
        try:
            found.append(open_checkpoint(re.sub(r"\n\n\Z", "\n", note), logs, witnesses, 1))
        except Wrong:
            continue
    return found


def verify(files, key, witnesses, quorum, held_text):
    manifest, text = read_manifest(files, key)
    publics, former = public_keys(files, manifest, key)
    logs = [Key(manifest["origin"], 1, public) for public in publics]
    body, _ = open_note(files.text("manifest.sig"), logs)
    mission, last = manifest["mission"], manifest["lastMissionSeq"]
    signed = "varde bundle\nlog %s\nmission %s\nlast %s\nsize %d\nmanifest %s\n" % (
        manifest["origin"], "*" if mission is None else mission, "-" if last is None else last, manifest["size"],
        sha256(text.encode()).hex())
    if body != signed:
        raise Wrong("manifest.sig is of another manifest")
    listed = set(manifest["files"]) | {"manifest.json", "manifest.sig"}
    for name in files.places:
        if name not in listed:
            raise Wrong("%s is not in the manifest" % name)
    for name, entry in manifest["files"].items():
        if name not in files.places:
            raise Wrong("%s is missing" % name)
        if files.places[name][1] != entry["bytes"]:
            raise Wrong("%s has %d bytes, not %d" % (name, files.places[name][1], entry["bytes"]))
    if manifest["files"]["leaves"]["bytes"] != 32 * manifest["size"]:
        raise Wrong("leaves does not hold the hashes of %d facts" % manifest["size"])
    checkpoint = open_checkpoint(files.text("checkpoint"), logs, witnesses, quorum)
    if checkpoint["size"] != manifest["size"] or checkpoint["origin"] != manifest["origin"]:
        raise Wrong("the checkpoint is not of the log and size that the manifest names")
    wanted = {}
    for older in older_checkpoints(files, logs + [Key(manifest["origin"], 1, public) for public in former], witnesses):
        wanted.setdefault(older["size"], []).append((older["root"], "the log does not continue the cosigned checkpoint of %d facts"))
    if held_text is not None:
        names = {key.name, manifest["log"], manifest["origin"]}
        held = open_checkpoint(held_text, [Key(name, 1, public) for name in names for public in publics + former])
        if held["size"] > manifest["size"]:
            raise Wrong("your checkpoint is of %d facts, and this log has %d: it was put back to an earlier state, or is another one" % (held["size"], manifest["size"]))
        if held["size"] == manifest["size"] and held["root"] != checkpoint["root"]:
            raise Wrong("the log was signed twice with %d facts and different roots; both are evidence:\n\n%s\n%s" % (held["size"], held_text, checkpoint["text"]))
        wanted.setdefault(held["size"], []).append((held["root"], "the log does not continue your checkpoint of %d facts: it was rewritten, or forked"))
    facts, tree = Facts(manifest), Tree()
    hidden = 0
    for line in lines_of(checked(files, "hidden", manifest), "hidden"):
        facts.hide(line)
        hidden += 1
    lines = enumerate(lines_of(checked(files, "facts", manifest), "facts"), 1)

    def following():
        entry = next(lines, None)
        return None if entry is None else parse_fact(entry[1], entry[0], manifest)

    fact = following()
    for leaf in hashes_of(checked(files, "leaves", manifest)):
        position = tree.size
        tree.add(leaf)
        if fact is not None and fact[0]["position"] < position:
            raise Wrong("fact %d is not in order" % fact[0]["position"])
        if fact is not None and fact[0]["position"] == position:
            facts.take(fact, leaf)
            fact = following()
        for root, what in wanted.get(tree.size, ()):
            if tree.root() != root:
                raise Wrong(what % tree.size)
    if tree.root() != checkpoint["root"]:
        raise Wrong("the leaves do not lead to the root of the checkpoint")
    if fact is not None:
        raise Wrong("fact %d is beyond the log" % fact[0]["position"])
    facts.end()
    for name in files.places:
        if name not in TABLES:
            for _ in checked(files, name, manifest):
                pass
    return manifest, checkpoint, facts, hidden


def main():
    parser = argparse.ArgumentParser(description="Checks a bundle of Varde.")
    parser.add_argument("bundle")
    parser.add_argument("--key", required=True)
    parser.add_argument("--witness", action="append", default=[])
    parser.add_argument("--quorum", type=int)
    parser.add_argument("--checkpoint")
    asked = parser.parse_args()
    try:
        text = asked.key.strip()
        key = parse_vkey(json.loads(text)["key"] if text.startswith("{") else text)
        witnesses = [parse_vkey(each) for each in asked.witness]
        for each in witnesses:
            if [other.vkey for other in witnesses].count(each.vkey) > 1:
                raise ValueError("the witness %s is named twice" % each.name)
        quorum = len(witnesses) if asked.quorum is None else asked.quorum
        held = None
        if asked.checkpoint:
            with open(asked.checkpoint, encoding="utf-8", newline="") as file:
                held = file.read()
        manifest, checkpoint, facts, hidden = verify(Files(asked.bundle), key, witnesses, quorum, held)
    except Wrong as wrong:
        print("WRONG: %s" % wrong, file=sys.stderr)
        return 1
    except (OSError, ValueError, KeyError) as error:
        print(error, file=sys.stderr)
        return 2
    print("The bundle is whole, and what is in it is in the log.\n")
    print("log        %s, %d facts" % (manifest["origin"], manifest["size"]))
    print("facts      %d%s, none missing, none changed" % (facts.count, "" if manifest["mission"] is None else " for the mission " + manifest["mission"]))
    if hidden:
        print("not shown  %d, of streams that other missions share" % hidden)
    for name, seconds in checkpoint["cosigned"]:
        print("witness    %s has seen it at %s" % (name, datetime.fromtimestamp(seconds, timezone.utc).isoformat()))
    print(facts.recorded_line())
    for positions, what in facts.remarked():
        print("remark     %d facts were recorded %s: %s" % (len(positions), what, positions[:20]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
