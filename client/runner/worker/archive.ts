import type { FileSystem } from './pyodide-boot.ts'

const LINE_END = 10

/**
 * Puts an archive's files into the file system, as tools/runner/archive.mjs writes them: a line of JSON
 * `[[path, bytes], …]`, then the contents. They are views of the archive; nothing is copied.
 */
export function unpack(fs: FileSystem, archive: ArrayBuffer): void {
  const bytes = new Uint8Array(archive)
  const lineEnd = bytes.indexOf(LINE_END)
  const entries = JSON.parse(new TextDecoder().decode(bytes.subarray(0, lineEnd))) as [string, number][]
  const folders = new Set<string>()
  let at = lineEnd + 1
  for (const [path, length] of entries) {
    const slash = path.lastIndexOf('/')
    const folder = path.slice(0, slash)
    if (!folders.has(folder)) fs.mkdirTree(folder)
    folders.add(folder)
    const content = bytes.subarray(at, at + length)
    const create = () => fs.createDataFile(folder, path.slice(slash + 1), content, true, true, true)
    try {
      create()
    } catch {
      // A package brings what we only stand in for.
      fs.unlink(path)
      create()
    }
    at += length
  }
}
