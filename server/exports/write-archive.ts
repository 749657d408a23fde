import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { ExportPart } from './export-files.ts'

/** Who unpacks it may read and write the files. */
const MODE = 0o100644

/**
 * Streams parts into an archive. It has its name only once it is whole, and nobody but the server's user may read it.
 * @param at time of all files, ms since the epoch
 * @throws what the parts throw; an error of the disk. Nothing is left then
 */
export async function writeArchive(
  target: string,
  parts: AsyncIterable<ExportPart>,
  at: number,
  onProgress: (done: number) => void,
): Promise<void> {
  const part = `${target}.part`
  const zip = new ZipFile()
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await rm(part, { force: true })
  const written = pipeline(
    zip.outputStream as Readable,
    createWriteStream(part, { flags: 'wx', mode: 0o600 }),
  )
  try {
    await Promise.race([written, fill(zip, parts, at, onProgress)])
    zip.end()
    await written
    await rename(part, target)
  } catch (error) {
    // The stream has no end of its own where the parts have failed.
    ;(zip.outputStream as Readable).destroy()
    await written.catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

async function fill(
  zip: ZipFile,
  parts: AsyncIterable<ExportPart>,
  at: number,
  onProgress: (done: number) => void,
): Promise<void> {
  for await (const { path, content, done } of parts) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    zip.addBuffer(bytes, path, { mtime: new Date(at), mode: MODE, compress: true })
    onProgress(done)
  }
}
