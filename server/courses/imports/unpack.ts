import { mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ArchiveType } from '../../../shared/course/archive-type.ts'
import type { CourseImportProblem } from '../../../shared/wire/course-import.ts'
import { assetType } from '../asset-types.ts'
import { type ArchiveEntry, readArchive } from './archive.ts'
import { BadArchive } from './bad-archive.ts'
import { entryPath } from './entry-path.ts'
import { UNPACK_LIMITS, type UnpackLimits } from './limits.ts'
import { TakenPaths } from './taken-paths.ts'

/** More say nothing new. */
const PROBLEMS_MAX = 100
/** Of a name in a message: a name may be as long as an archive likes. */
const SHOWN_MAX = 120
const MIB = 1024 * 1024

export interface Unpacking {
  archive: string
  type: ArchiveType
  /** Absolute path of a folder that does not exist yet; a half-filled one stays when something goes wrong. */
  folder: string
  limits?: UnpackLimits
}

export interface Unpacked {
  files: number
  bytes: number
  /** Errors are why the archive is refused; warnings are files that were left out. */
  problems: CourseImportProblem[]
}

/**
 * Unpacks a course. Names are held to `entryPath`, kinds to files and folders, contents to text and what slides show;
 * no file may be run. An archive that breaks a limit, or cannot be read, is not unpacked further.
 */
export async function unpack({
  archive,
  type,
  folder,
  limits = UNPACK_LIMITS,
}: Unpacking): Promise<Unpacked> {
  await mkdir(folder, { mode: 0o755 })
  const work = new Unpacker(folder, limits, (await stat(archive)).size)
  try {
    const maxBytes = limits.totalBytes + limits.entries * 2048
    await readArchive(type, { file: archive, maxBytes, visit: (entry) => work.take(entry) })
    if (work.unpacked.files === 0) work.refuseAll('There are no files of a course in the archive.')
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error
    work.refuseAll(error.message)
  }
  return work.unpacked
}

class Unpacker {
  readonly unpacked: Unpacked = { files: 0, bytes: 0, problems: [] }
  private readonly folder: string
  private readonly limits: UnpackLimits
  private readonly archiveBytes: number
  private readonly taken = new TakenPaths()
  private entries = 0

  constructor(folder: string, limits: UnpackLimits, archiveBytes: number) {
    this.folder = folder
    this.limits = limits
    this.archiveBytes = archiveBytes
  }

  /** @throws BadArchive where a limit is broken */
  async take(entry: ArchiveEntry): Promise<void> {
    this.entries += 1
    if (this.entries > this.limits.entries) {
      throw new BadArchive(`The archive has more than ${this.limits.entries} entries.`)
    }
    const path = entryPath(entry.name)
    if (!path.ok) return this.refuse(entry.name, path.error)
    if (path.value === undefined) return
    if (entry.kind === 'other') return this.refuse(entry.name, 'It is a link or a device, not a file.')
    const clash = entry.kind === 'file' ? this.taken.takeFile(path.value) : this.taken.takeFolder(path.value)
    if (clash !== undefined) return this.refuse(entry.name, clash)
    // Nothing of a refused archive is used: it is read on for its other mistakes only.
    if (this.unpacked.problems.some(({ severity }) => severity === 'error')) return
    if (entry.kind === 'folder') await mkdir(join(this.folder, path.value), { recursive: true })
    else await this.write(path.value, entry)
  }

  /** For a reason that is not in one entry. */
  refuseAll(message: string): void {
    this.unpacked.problems.push({ severity: 'error', file: '', message })
  }

  private refuse(name: string, message: string): void {
    this.note('error', name, message)
  }

  private note(severity: CourseImportProblem['severity'], name: string, message: string): void {
    const { problems } = this.unpacked
    if (problems.length === PROBLEMS_MAX) throw new BadArchive('There are more such mistakes.')
    const file = [...name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')]
    problems.push({ severity, file: file.slice(0, SHOWN_MAX).join(''), message })
  }

  private async write(path: string, entry: ArchiveEntry): Promise<void> {
    const { limits, unpacked } = this
    const place = join(this.folder, path)
    const isText = assetType(path) === undefined && !/\.xlsx$/i.test(path)
    await mkdir(dirname(place), { recursive: true })
    const file = await open(place, 'wx', 0o644)
    let size = 0
    let isKept = true
    try {
      for await (const chunk of entry.chunks()) {
        size += chunk.length
        unpacked.bytes += chunk.length
        if (size > limits.fileBytes) {
          throw new BadArchive(`“${path}” is larger than ${Math.floor(limits.fileBytes / MIB)} MiB.`)
        }
        this.checkTotal()
        if (isText && chunk.includes(0)) isKept = false
        if (isKept) await file.writeFile(chunk)
      }
      if (isKept) await file.datasync()
    } finally {
      await file.close()
    }
    if (isKept) unpacked.files += 1
    else {
      await rm(place)
      unpacked.bytes -= size
      this.note('warning', path, 'Left out: it is neither text nor a picture, sound, film, font or PDF.')
    }
  }

  private checkTotal(): void {
    const { bytes } = this.unpacked
    const { totalBytes, ratio, ratioFrom } = this.limits
    if (bytes > totalBytes) {
      throw new BadArchive(`The archive unpacks to more than ${Math.floor(totalBytes / MIB)} MiB.`)
    }
    if (bytes > ratioFrom && bytes > ratio * this.archiveBytes) {
      throw new BadArchive(`The archive unpacks to more than ${ratio} times its size.`)
    }
  }
}
