import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export interface ZipEntry {
  path: string
  content: string | Buffer
}

/** Who unpacks it may read and write the files. */
const MODE = 0o100644

/**
 * An archive, compressed off the main thread while it is sent.
 * @param at time of all files, ms since the epoch: the same entries give the same bytes
 */
export function zipStream(entries: readonly ZipEntry[], at: number): ReadableStream<Uint8Array> {
  const zip = new ZipFile()
  for (const { path, content } of entries) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    zip.addBuffer(bytes, path, { mtime: new Date(at), mode: MODE, compress: true })
  }
  zip.end()
  return Readable.toWeb(zip.outputStream as Readable) as ReadableStream<Uint8Array>
}
