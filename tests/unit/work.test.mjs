/** Stored notebooks and the backup file; run by test_work_file.py in Node. */

import assert from "node:assert/strict";
import test from "node:test";

import {
  beside,
  edition,
  keeping,
  moved,
  notebookFault,
  recordFault,
  standing,
} from "../../site/static/notebook.js";
import { Refused } from "../../site/static/progress-file.js";
import { backupFault, fromFile, pathFault, toFile } from "../../site/static/work-file.js";

const TIME = "2026-11-21T09:30:00.000Z";
const cell = (source, more = {}) => ({ id: "a", cell_type: "markdown", source, metadata: {}, ...more });
const notebook = (cells = [cell("# Rows")], metadata = {}) => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata,
  cells,
});
const stored = (path, content, more = {}) => ({
  name: path.split("/").pop(),
  path,
  type: path.endsWith(".ipynb") ? "notebook" : "file",
  format: path.endsWith(".ipynb") ? "json" : "text",
  mimetype: "text/plain",
  created: TIME,
  last_modified: TIME,
  size: 1,
  writable: true,
  content,
  ...more,
});
const entry = (path, content = notebook(), more = {}) => {
  const { name, size, writable, ...told } = stored(path, content, more);
  return told;
};
const event = { id: "12345678-1234-1234-1234-123456789abc", at: TIME, v: 1, kind: "read", page: "p", section: "s" };
const progress = { format: "mlmath-progress", version: 1, exported: TIME, name: "Ada", events: [event] };
const backup = (files, more = {}) => ({ format: "mlmath-work", version: 1, exported: TIME, files, progress, ...more });
const asFile = (content) =>
  new File([typeof content === "string" ? content : JSON.stringify(content)], "work.json");

// ---------------------------------------------------------------- editions

test("an edition depends on ids, kinds and sources, and on nothing else", () => {
  const base = edition([cell("one\ntwo")]);
  assert.equal(edition([cell(["one\n", "two"])]), base);
  assert.equal(edition([cell("one\ntwo", { outputs: [1], metadata: { tags: ["x"] } })]), base);
  const others = [
    [cell("one\ntwo ")],
    [cell("one\ntwo", { id: "b" })],
    [cell("one\ntwo", { cell_type: "code" })],
    [cell("one\ntwo"), cell("", { id: "b" })],
  ];
  for (const other of others) assert.notEqual(edition(other), base);
});

test("a copy stands to the site as it should", () => {
  const first = edition([cell("first")]);
  const second = edition([cell("second")]);
  const copy = (source, mlmath) => notebook([cell(source)], mlmath ? { mlmath } : {});
  const cases = [
    ["as it came, the site as it was", copy("first", { edition: first }), first, false, false],
    ["as it came, the site has another", copy("first", { edition: first }), second, false, true],
    ["changed, the site as it was", copy("mine", { edition: first }), first, true, false],
    ["changed, the site has another", copy("mine", { edition: first }), second, true, true],
    ["kept", copy("mine", { edition: first, kept: second }), second, true, false],
    ["kept, and then a third came", copy("mine", { edition: first, kept: second }), "0".repeat(16), true, true],
    ["changed to what the site has now", copy("second", { edition: first }), second, false, false],
    ["from before editions, as the site", copy("first"), first, false, false],
    ["from before editions, different", copy("mine"), first, true, true],
    ["with a mark that is none", copy("mine", { edition: 7, kept: {} }), first, true, true],
    ["not on the site", copy("mine"), undefined, true, false],
  ];
  for (const [name, made, site, changed, other] of cases) {
    assert.deepEqual(standing(made, site), { changed, other }, name);
  }
});

test("what is kept is noted, and nothing else changes", () => {
  const mine = stored("a/lab.ipynb", notebook([cell("mine")], { mlmath: { edition: "1".repeat(16) }, other: 1 }));
  const kept = keeping(mine, "2".repeat(16));
  assert.deepEqual(kept.content.metadata, {
    mlmath: { edition: "1".repeat(16), kept: "2".repeat(16) },
    other: 1,
  });
  assert.equal(kept.last_modified, mine.last_modified);
  assert.deepEqual(kept.content.cells, mine.content.cells);
  assert.equal(standing(kept.content, "2".repeat(16)).other, false);
});

test("another name beside the first", () => {
  const today = new Date().toISOString().slice(0, 10);
  const first = beside("a.b/lab.1.ipynb", "mine", () => false);
  assert.equal(first, `a.b/lab.1 (mine, ${today}).ipynb`);
  assert.equal(beside("a.b/lab.1.ipynb", "mine", (path) => path === first), `a.b/lab.1 (mine, ${today}) 2.ipynb`);
  assert.equal(beside("a.b/data", "mine", () => false), `a.b/data (mine, ${today})`);
  const { name, path } = moved(stored("a/x.ipynb", notebook()), "a/y.ipynb");
  assert.deepEqual([name, path], ["y.ipynb", "a/y.ipynb"]);
});

// ---------------------------------------------------------------- what is stored

const PATH = "course1/lab.ipynb";
const BROKEN = {
  "a number": 42,
  "a text": "hello",
  null: null,
  "a list": [],
  "no name": stored(PATH, notebook(), { name: undefined }),
  "no content": stored(PATH, undefined),
  "empty content": stored(PATH, null),
  "an unknown format": stored(PATH, notebook(), { format: "gzip" }),
  "a folder": stored(PATH, [], { type: "directory" }),
  "truncated text": stored(PATH, JSON.stringify(notebook()).slice(0, 40), { format: "text" }),
  "text where JSON is meant": stored(PATH, JSON.stringify(notebook())),
  "no base64": stored(PATH, "%%%", { format: "base64" }),
  "no cells": stored(PATH, { nbformat: 4, metadata: {} }),
  "cells that are none": stored(PATH, notebook([cell("x"), null])),
  "a cell without source": stored(PATH, notebook([cell(undefined)])),
  "a kind that is none": stored(PATH, notebook([cell("x", { cell_type: "heading" })])),
  "outputs that are none": stored(PATH, notebook([cell("x", { cell_type: "code", outputs: [1] })])),
  "an old format": stored(PATH, { ...notebook(), nbformat: 3 }),
};

for (const [name, record] of Object.entries(BROKEN)) {
  test(`a broken copy is seen: ${name}`, () => {
    assert.equal(typeof recordFault(PATH, record), "string");
    assert.equal(typeof backupFault(PATH, record), "string");
  });
}

test("a file without content is broken too", () => {
  for (const format of ["text", "json", "base64"]) {
    assert.equal(typeof recordFault("a.txt", stored("a.txt", undefined, { format })), "string");
    assert.equal(recordFault("a.txt", stored("a.txt", "x", { format })), null);
  }
});

test("a whole copy is whole, however it is stored", () => {
  const code = cell("1", { cell_type: "code", outputs: [{ output_type: "stream" }], execution_count: 3 });
  const whole = notebook([cell(["a", "b"]), code, cell("", { cell_type: "raw", metadata: undefined })]);
  const text = JSON.stringify(whole);
  const base64 = Buffer.from(text).toString("base64");
  assert.equal(notebookFault(whole), null);
  assert.equal(recordFault(PATH, stored(PATH, whole)), null);
  assert.equal(recordFault(PATH, stored(PATH, text, { format: "text" })), null);
  assert.equal(recordFault(PATH, stored(PATH, base64, { format: "base64" })), null);
});

// ---------------------------------------------------------------- the file

test("what is saved comes back, and nothing that does not belong to it", async () => {
  const files = new Map([
    [PATH, stored(PATH, notebook([cell("mine")]), { hash: "x" })],
    ["data/t.csv", stored("data/t.csv", "a,b")],
    ["data/p.png", stored("data/p.png", "AAEC", { format: "base64" })],
    ["data", stored("data", null, { type: "directory", format: "json" })],
    ["py.ipynb", stored("py.ipynb", JSON.stringify(notebook()), { format: "text", type: "file" })],
    ["bad.ipynb", 7],
  ]);
  const saved = await toFile(files, asFile(progress));
  assert.match(saved.name, /^mlmath-work-\d{4}-\d\d-\d\d\.json$/);
  const work = await fromFile(saved);
  assert.equal(work.events, 1);
  assert.equal(JSON.parse(await work.progress.text()).events[0].id, event.id);
  const back = new Map(work.files.map((record) => [record.path, record]));
  assert.deepEqual([...back.keys()].sort(), [...files.keys()].filter((path) => path !== "bad.ipynb").sort());
  const { hash, ...expected } = files.get(PATH);
  assert.deepEqual({ ...back.get(PATH), size: 1 }, expected);
  assert.equal(back.get("data/p.png").content, "AAEC");
  assert.deepEqual(back.get("py.ipynb").content, notebook());
  assert.equal(back.get("py.ipynb").type, "notebook");
});

const REFUSED = {
  "not JSON": ["{", /not valid JSON/],
  "a number": [7, /not a backup/],
  null: [null, /not a backup/],
  "a list": [[], /not a backup/],
  "another format": [backup([], { format: "x" }), /not a backup/],
  "a progress file": [progress, /progress file/],
  "a newer version": [backup([], { version: 2 }), /newer edition/],
  "a strange version": [backup([], { version: "1" }), /head/],
  "files that are no list": [backup({ length: 1 }), /head/],
  "a time that is none": [backup([], { exported: "yesterday" }), /head/],
  "too many entries": [backup(Array(2001).fill(entry(PATH))), /more than 2000/],
  "a null among files": [backup([null]), /entry 1 of 1.*not a file/],
  "a text among files": [backup(["x"]), /not a file/],
  "a path that leads up": [backup([entry("../x.ipynb")]), /leads out/],
  "a path that leads up later": [backup([entry("a/../../x.ipynb")]), /leads out/],
  "a path with a dot": [backup([entry("./x.ipynb")]), /leads out/],
  "an absolute path": [backup([entry("/etc/x.ipynb")]), /does not begin/],
  "a drive letter": [backup([entry("C:x.ipynb")]), /does not begin/],
  "another drive": [backup([entry("RTC:a/x.ipynb")]), /does not begin/],
  "a backslash": [backup([entry("..\\x.ipynb")]), /backslash/],
  "an encoded path": [backup([entry("%2e%2e%2fx.ipynb")]), /encoded/],
  "an empty part": [backup([entry("a//x.ipynb")]), /empty part/],
  "an empty end": [backup([entry("a/", "x")]), /empty part/],
  "an empty path": [backup([entry("", "x")]), /no path/],
  "no path": [backup([{ ...entry(PATH), path: undefined }]), /no path/],
  "a path that is a list": [backup([{ ...entry(PATH), path: ["a"] }]), /no path/],
  "a line break": [backup([entry("a\nb.ipynb")]), /invisible/],
  "a null byte": [backup([entry("a\u0000.ipynb")]), /invisible/],
  "text that runs backwards": [backup([entry("a\u202egpj.ipynb")]), /invisible/],
  "a long path": [backup([entry(`${"a/".repeat(200)}x.ipynb`)]), /longer/],
  "a long name": [backup([entry(`${"a".repeat(200)}.ipynb`)]), /longer/],
  "a path named __proto__": [backup([entry("__proto__/x.ipynb")]), /not allowed/],
  "a path twice": [backup([entry(PATH), entry("b.ipynb"), entry(PATH)]), /entry 1 of 3.*twice/],
  "a file as a folder": [backup([entry("a", "x"), entry("a/b", "x")]), /entry 2 of 2.*instead of a folder/],
  "a notebook that is none": [backup([entry(PATH, { cells: 1 })]), /lab\.ipynb\).*notebook format/],
  "a notebook that is text": [backup([entry(PATH, "x", { type: "file", format: "text" })]), /named as a notebook/],
  "a broken cell": [backup([entry(PATH, notebook([{ cell_type: "code" }]))]), /cell 1/],
  "an unknown kind": [backup([entry("a", "x", { type: "link" })]), /kind/],
  "an unknown format of a file": [backup([entry("a", "x", { format: "exe" })]), /format/],
  "content that is no text": [backup([entry("a", 5)]), /not text/],
  "content that is no base64": [backup([entry("a", "%%", { format: "base64" })]), /base64/],
  "a folder with content": [backup([entry("a", [1], { type: "directory" })]), /folder has no content/],
  "a file's time that is none": [backup([entry("a", "x", { created: 5 })]), /times/],
  "a type that is none": [backup([entry("a", "x", { mimetype: {} })]), /type/],
  "a large file": [backup([entry("a", "x".repeat(50_000_001))]), /larger than 50 MB/],
  "a key named __proto__": [
    JSON.stringify(backup([entry(PATH, notebook([cell("x")], { here: 1 }))])).replace('"here"', '"__proto__"'),
    /__proto__/,
  ],
  "a deep notebook": [
    JSON.stringify(backup([entry(PATH, notebook([cell("x")], { here: "deep" }))])).replace(
      '"deep"',
      `${"[".repeat(5000)}${"]".repeat(5000)}`,
    ),
    /nested/,
  ],
  "deep progress": [
    JSON.stringify(backup([], { progress: "deep" })).replace('"deep"', `${"[".repeat(50_000)}${"]".repeat(50_000)}`),
    /progress.*nested/,
  ],
  "progress that is none": [backup([], { progress: { format: "x" } }), /progress: This is not/],
  "an event that is none": [backup([], { progress: { ...progress, events: [1] } }), /entry 1 of 1/],
};

for (const [name, [content, message]] of Object.entries(REFUSED)) {
  test(`refused: ${name}`, async () => {
    await assert.rejects(fromFile(asFile(content)), (error) => {
      assert(error instanceof Refused, String(error.stack));
      assert.match(error.message, message);
      return true;
    });
  });
}

test("a file that is too large is not even read", async () => {
  const file = { size: 200_000_001, text: () => assert.fail("read") };
  await assert.rejects(fromFile(file), /larger than 200 MB/);
});

test("names of all kinds are good names", () => {
  const good = ["lab (mine, 2026-11-21).ipynb", "données/größe 100%.csv", "<img src=x onerror=alert(1)>.txt", "a/.b", "日本.ipynb"];
  for (const path of good) assert.equal(pathFault(path), null, path);
});
