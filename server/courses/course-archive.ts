import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { courseDisk, realPathInside } from './disk.ts'

/** Who unpacks it may read and write the files. */
const MODE = 0o100644

/**
 * The files of a course folder: neither hidden ones nor what a link shows outside of it.
 * @returns course-relative paths
 */
export async function filesOfCourse(folder: string): Promise<string[]> {
  const disk = courseDisk(folder)
  const files: string[] = []
  const walk = async (path: string): Promise<void> => {
    for (const { name, kind } of (await disk.list(path)) ?? []) {
      const inside = path === '' ? name : `${path}/${name}`
      if (kind === 'folder') await walk(inside)
      else if (kind === 'file') files.push(inside)
    }
  }
  await walk('')
  return files
}

/**
 * A zip of files of a folder, read and compressed while it is sent.
 * @param files paths in the archive by paths in the folder; what is not there any more is left out
 */
export async function zipOfFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<ReadableStream<Uint8Array>> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  let reading: ReadStream | undefined
  zip.on('error', (error: Error) => output.destroy(error))
  // Whoever goes away in the middle would leave the file open for as long as the server runs.
  output.once('close', () => reading?.destroy())
  for (const [path, name] of files) {
    const file = await realPathInside(folder, path)
    if (file === undefined) continue
    const { mtime } = await stat(file)
    zip.addReadStreamLazy(name, { mode: MODE, mtime }, (give) => {
      if (output.destroyed) return
      reading = createReadStream(file)
      reading.on('error', (error) => zip.emit('error', error))
      give(null, reading)
    })
  }
  zip.end()
  return Readable.toWeb(output) as ReadableStream<Uint8Array>
}
