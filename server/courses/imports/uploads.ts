import { constants } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { UserId } from '../../../shared/ids.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { syncFolder } from './swap.ts'

/** Bodies that are received at once, of each account one: nobody keeps the others from uploading. */
const AT_ONCE = 4
/** A sender that is silent for so long has gone. */
const SILENCE_MS = 30_000
/** An upload has arrived whole within this time. */
export const UPLOAD_MS = 30 * 60_000

/** Why an upload was not kept: too many at once, too large, too slow or cut off, or no room on the disk. */
export type UploadTrouble = 'busy' | 'size' | 'slow' | 'cut-off' | 'empty' | 'no-room'

/** The archives that were sent and wait for being imported, in a folder of files that only the server may read. */
export class CourseUploads {
  readonly maxBytes: number
  private readonly folder: string
  private readonly silenceMs: number
  /** Whose bodies are being received. */
  private readonly receiving = new Set<UserId>()

  /** @param folder made when it is needed */
  constructor(folder: string, maxBytes: number, { silenceMs = SILENCE_MS }: { silenceMs?: number } = {}) {
    this.folder = folder
    this.maxBytes = maxBytes
    this.silenceMs = silenceMs
  }

  fileOf(id: string): string {
    return join(this.folder, `${id}.archive`)
  }

  journalOf(id: string): string {
    return join(this.folder, `${id}.json`)
  }

  /**
   * Writes a body to the disk while it comes, and makes sure that it is there. What does not come whole is removed.
   * @param id letters and digits, used once
   * @param account whose body it is
   * @throws what the disk throws, other than that it is full
   */
  async receive(
    id: string,
    account: UserId,
    body: ReadableStream<Uint8Array>,
  ): Promise<Result<number, UploadTrouble>> {
    if (this.receiving.size >= AT_ONCE || this.receiving.has(account)) return err('busy')
    this.receiving.add(account)
    const part = join(this.folder, `${id}.part`)
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
      const received = await this.write(part, body)
      if (!received.ok) return received
      await rename(part, this.fileOf(id))
      await syncFolder(this.folder)
      return received
    } catch (error) {
      if (isFull(error)) return err('no-room')
      throw error
    } finally {
      await rm(part, { force: true })
      this.receiving.delete(account)
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.fileOf(id), { force: true })
  }

  /** Removes what the last server left: halves of uploads, and files of imports that do not go on. */
  async tidy(isPending: (id: string) => boolean): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(this.folder)) {
      const [, id, ending] = /^(\w+)\.(part|archive|json)$/.exec(name) ?? []
      if (id === undefined || (ending !== 'part' && isPending(id))) continue
      await rm(join(this.folder, name), { force: true })
    }
  }

  private async write(
    path: string,
    body: ReadableStream<Uint8Array>,
  ): Promise<Result<number, UploadTrouble>> {
    const file = await open(path, 'wx', 0o600)
    const reader = body.getReader()
    const deadline = performance.now() + UPLOAD_MS
    let size = 0
    try {
      for (;;) {
        const chunk = await this.next(reader, deadline)
        if (!chunk.ok) return chunk
        if (chunk.value === undefined) break
        size += chunk.value.length
        if (size > this.maxBytes) return err('size')
        await file.writeFile(chunk.value)
      }
      if (size === 0) return err('empty')
      await file.sync()
      return ok(size)
    } finally {
      // What was refused is not read to its end.
      void reader.cancel().catch(() => undefined)
      await file.close()
    }
  }

  private async next(
    reader: ReadableStreamDefaultReader<Uint8Array>,
    deadline: number,
  ): Promise<Result<Uint8Array | undefined, UploadTrouble>> {
    const wait = Math.min(this.silenceMs, Math.max(0, deadline - performance.now()))
    let timer: NodeJS.Timeout | undefined
    const silence = new Promise<'slow'>((resolve) => {
      timer = setTimeout(resolve, wait, 'slow')
    })
    try {
      const read = await Promise.race([reader.read().catch(() => 'cut-off' as const), silence])
      if (typeof read === 'string') return err(read)
      return ok(read.done ? undefined : read.value)
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The disk, or what the server may have of it, is full. */
export function isFull(error: unknown): boolean {
  const { code } = Object(error) as NodeJS.ErrnoException
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
}

/** Whether courses can be put into the content folder. */
export async function canImportInto(contentDir: string): Promise<boolean> {
  return access(contentDir, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
}
