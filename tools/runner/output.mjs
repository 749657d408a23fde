import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Brotli's steps above these take minutes for the memories and win little. */
const BROTLI_QUALITY = 8
const BROTLI_QUALITY_OF_DELTAS = 5
const WORTH_IT_BYTES = 1_024

const encodings = {
  br: (bytes, isDelta) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: isDelta ? BROTLI_QUALITY_OF_DELTAS : BROTLI_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes, isDelta) => promisify(gzip)(bytes, { level: isDelta ? 6 : 9 }),
}

/** A folder of files that are named by their content and lie there compressed too. */
export class Output {
  constructor(folder) {
    this.folder = folder
    this.kept = new Set()
    mkdirSync(folder, { recursive: true })
  }

  /** @returns the name under which a file is served; one that is there is not compressed again */
  async put(name, bytes) {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
    const dot = name.lastIndexOf('.')
    const file = dot > 0 ? `${name.slice(0, dot)}-${hash}${name.slice(dot)}` : `${name}-${hash}.bin`
    this.kept.add(file)
    const path = join(this.folder, file)
    if (existsSync(path)) return file
    if (bytes.length >= WORTH_IT_BYTES) {
      const ready = Object.entries(encodings).map(async ([ending, encode]) =>
        writeFileSync(`${path}.${ending}`, await encode(bytes, file.endsWith('.delta'))),
      )
      await Promise.all(ready)
    }
    // Last and in one step: a file that is there is whole, and so are its siblings.
    writeFileSync(`${path}.part`, bytes)
    renameSync(`${path}.part`, path)
    return file
  }

  /** A file under its own name, which browsers ask for anew. */
  plain(name, text) {
    writeFileSync(join(this.folder, name), text)
    this.kept.add(name)
  }

  /** Keeps a file of an earlier build. @returns whether it is there */
  keep(file) {
    if (!existsSync(join(this.folder, file))) return false
    this.kept.add(file)
    return true
  }

  /** Removes what earlier builds have left. */
  sweep() {
    for (const name of readdirSync(this.folder)) {
      if (!this.kept.has(name.replace(/\.(br|gz)$/, ''))) rmSync(join(this.folder, name), { recursive: true })
    }
  }
}
