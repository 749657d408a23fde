/** What is used of Pyodide; its own types need the whole package at compile time. */
export interface Pyodide {
  // biome-ignore lint/suspicious/noExplicitAny: values of Python have no static type
  pyimport(name: string): any
  FS: FileSystem
  setStdout(options: { write: (bytes: Uint8Array) => number }): void
  setStderr(options: { write: (bytes: Uint8Array) => number }): void
}

/** Of Emscripten's file system. */
export interface FileSystem {
  mkdirTree(path: string): void
  unlink(path: string): void
  /** @param canOwn the file system may keep the bytes instead of a copy */
  createDataFile(
    parent: string,
    name: string,
    data: Uint8Array,
    canRead: boolean,
    canWrite: boolean,
    canOwn: boolean,
  ): void
}

interface Loader {
  loadPyodide(options: Record<string, unknown>): Promise<Pyodide>
}

type Instantiate = typeof WebAssembly.instantiateStreaming

/** Files are named under this address, which does not exist: nothing is fetched. */
const NOWHERE = 'https://files.invalid/'

/**
 * Boots Python from files in hand. With a memory snapshot it is there in a third of a second; where the snapshot
 * cannot be used, it boots in two or three.
 * @param files `pyodide.mjs` and `pyodide.asm.mjs` as addresses of blobs, `pyodide.asm.wasm` compiled, the others
 * as bytes
 * @param options.mayGrow asked before the heap grows to so many bytes
 */
export async function bootPyodide(
  files: Record<string, unknown>,
  options: { mayGrow: (bytes: number) => boolean },
): Promise<Pyodide> {
  const loader = (await import(/* @vite-ignore */ String(files['pyodide.mjs']))) as Loader
  const created = (await import(/* @vite-ignore */ String(files['pyodide.asm.mjs']))) as { default: unknown }
  const boot = async (snapshot: ArrayBuffer | undefined) => {
    const restore = replaceLoading(files, snapshot, options.mayGrow)
    try {
      return await loader.loadPyodide({
        indexURL: NOWHERE,
        lockFileContents: new TextDecoder().decode(files['pyodide-lock.json'] as ArrayBuffer),
        createPyodideModule: created.default,
        env: { HOME: '/home/learner' },
        ...(snapshot ? { _loadSnapshot: snapshot } : {}),
      })
    } finally {
      restore()
    }
  }
  const snapshot = files.snapshot as ArrayBuffer | undefined
  if (!snapshot) return boot(undefined)
  try {
    return await boot(snapshot)
  } catch {
    // The snapshot does not fit this browser: the slow way always works.
    return boot(undefined)
  }
}

/** Answers what Pyodide wants to fetch from the files in hand. @returns puts everything back */
function replaceLoading(
  files: Record<string, unknown>,
  snapshot: ArrayBuffer | undefined,
  mayGrow: (bytes: number) => boolean,
): () => void {
  const { fetch } = self
  const { instantiateStreaming } = WebAssembly
  self.fetch = async (address) => {
    const name = String(address).replace(NOWHERE, '')
    const bytes = files[name]
    // The program itself is compiled already and not read from here.
    return bytes instanceof ArrayBuffer ? new Response(bytes) : new Response(null)
  }
  const instantiate: Instantiate = async (_response, imports) => {
    const env = imports?.env as Record<string, (bytes: number) => unknown>
    const grow = env.emscripten_resize_heap
    if (!grow) throw new Error('this Pyodide cannot be limited in memory')
    env.emscripten_resize_heap = (bytes) => (mayGrow(bytes >>> 0) ? grow(bytes) : 0)
    const module = files['pyodide.asm.wasm'] as WebAssembly.Module
    const instance = await WebAssembly.instantiate(module, imports)
    if (snapshot) growTo(instance.exports.memory, snapshot.byteLength)
    return { instance, module }
  }
  WebAssembly.instantiateStreaming = instantiate
  return () => {
    self.fetch = fetch
    WebAssembly.instantiateStreaming = instantiateStreaming
  }
}

/** A snapshot may be larger than the memory that a fresh interpreter begins with. */
function growTo(memory: unknown, bytes: number): void {
  if (!(memory instanceof WebAssembly.Memory)) return
  const missing = bytes - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / 65_536))
}
