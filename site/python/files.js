/**
 * Files in Python's file system that come in packs (see sitegen/packs.py).
 *
 * Every file of every pack is there from the beginning, with its name and size. A pack that is not
 * here yet is fetched when one of its files is opened. Python waits for a file as it would for a
 * slow disk, so then the worker has to wait as well: the request is a synchronous one.
 */

import { gunzipSync } from "../vendor/fflate/fflate.mjs";

/**
 * @typedef {object} Pack
 * @property {[string, number][]} files each file's name and size, in the order of its contents
 * @property {Uint8Array} contents
 * @property {{name: string, file: string, bytes: number, files: [string, number][]}[]} others
 */

/**
 * Take a pack apart: the length of its head, its head, all contents.
 * @param {Uint8Array} bytes
 * @returns {Pack}
 */
export function readPack(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const contents = bytes.subarray(4 + length);
  const size = head.files.reduce((sum, [, bytes]) => sum + bytes, 0);
  if (contents.length !== size) throw new Error(`${contents.length} bytes instead of ${size}`);
  return { ...head, contents };
}

/** The files of packs, in the file system of one Pyodide. */
export class PackedFiles {
  /**
   * @param {object} FS Emscripten's file system
   * @param {string} root the folder that the packs' names are relative to
   * @param {URL} address the folder that the packs are fetched from
   * @param {(pack: {name: string, bytes: number} | null) => void} onWait told what Python has to
   *   wait for, and, with null, that it goes on
   */
  constructor(FS, root, address, onWait) {
    this.FS = FS;
    this.root = root;
    this.address = address;
    this.onWait = onWait;
    this.folders = new Map();
    /** The packs that are still to come, each with its nodes that wait for contents. */
    this.absent = new Map();
    this.memfs = FS.filesystems.MEMFS;
    this.lateFile = { ...this.memfs.stream_ops, open: (stream) => this.#opened(stream) };
  }

  /** Put the files of a pack that is here into the file system, and those of the others' names. */
  add(pack) {
    this.#fill(pack, pack.files.map(([name]) => this.#node(name)));
    for (const other of pack.others) {
      const nodes = other.files.map(([name, size]) => {
        const node = this.#node(name);
        node.usedBytes = size;
        node.stream_ops = this.lateFile;
        node.pack = other.name;
        return node;
      });
      this.absent.set(other.name, { ...other, nodes });
    }
  }

  /** Fetch a pack before anybody asks for it; if that fails, whoever asks will hear of it. */
  async prefetch(name) {
    const pack = this.absent.get(name);
    const answer = pack && (await fetch(new URL(pack.file, this.address)));
    if (!answer?.ok) return;
    const bytes = new Uint8Array(await inflated(answer));
    if (this.absent.delete(name)) this.#fill(readPack(bytes), pack.nodes);
  }

  /** Give each node its part of the contents, without copying them. */
  #fill(pack, nodes) {
    let at = 0;
    pack.files.forEach(([, size], i) => {
      const node = nodes[i];
      // What Python has written over in the meantime is not ours any more.
      if (node.stream_ops === this.lateFile || node.usedBytes === 0) {
        node.contents = pack.contents.subarray(at, at + size);
        node.usedBytes = size;
        node.stream_ops = this.memfs.ops_table.file.stream;
      }
      at += size;
    });
  }

  #node(name) {
    const cut = name.lastIndexOf("/");
    const folder = this.#folder(cut < 0 ? "" : name.slice(0, cut));
    return this.memfs.createNode(folder, name.slice(cut + 1), 0o100644, 0);
  }

  #folder(name) {
    let node = this.folders.get(name);
    if (!node) {
      const path = name ? `${this.root}/${name}` : this.root;
      this.FS.mkdirTree(path);
      node = this.FS.lookupPath(path).node;
      this.folders.set(name, node);
    }
    return node;
  }

  /** Fetch the pack that an opened file belongs to, and wait for it. */
  #opened(stream) {
    const pack = this.absent.get(stream.node.pack);
    if (pack) {
      this.onWait({ name: pack.name, bytes: pack.bytes });
      const request = new XMLHttpRequest();
      request.open("GET", new URL(pack.file, this.address), false);
      request.responseType = "arraybuffer";
      try {
        request.send();
        if (request.status !== 200) throw new Error(`the site answers ${request.status}`);
        this.#fill(readPack(gunzipSync(new Uint8Array(request.response))), pack.nodes);
      } catch (error) {
        console.error(`${pack.file} cannot be had: ${error.message}`);
        throw new this.FS.ErrnoError(EIO);
      } finally {
        this.onWait(null);
      }
      this.absent.delete(pack.name);
    }
    stream.stream_ops = stream.node.stream_ops;
  }
}

const EIO = 29; // in Emscripten's numbering

/**
 * Inflate a gzip stream as it arrives; what is damaged does not pass its check sum.
 * @param {Response} answer
 * @returns {Promise<ArrayBuffer>}
 */
export function inflated(answer) {
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
