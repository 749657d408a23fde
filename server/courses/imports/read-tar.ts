import { createReadStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import type { ArchiveEntry, ArchiveRead } from './archive.ts'
import { BadArchive } from './bad-archive.ts'

/** The library keeps long names and other headers in memory, however long they claim to be. */
const HEADERS_MAX_BYTES = 1024 * 1024

/** Entries of a tar in their order. */
export async function readTar({ file, maxBytes, visit }: ArchiveRead, isGzip: boolean): Promise<void> {
  const meter = new Meter(maxBytes)
  const entries = extract()
  /** What the visitor threw: not a fault of the archive. */
  let refused: { error: unknown } | undefined
  entries.on('entry', (header, stream, next) => {
    meter.progress()
    visitEntry(header, stream, meter, visit).then(
      () => next(),
      (error: unknown) => {
        refused = { error }
        entries.destroy(error as Error)
      },
    )
  })
  try {
    const source = createReadStream(file)
    if (isGzip) await pipeline(source, createGunzip(), meter, entries)
    else await pipeline(source, meter, entries)
  } catch (error) {
    if (refused) throw refused.error
    throw error instanceof BadArchive ? error : damaged(error)
  }
  if (meter.entries === 0) throw new BadArchive('The archive holds no files.')
}

async function visitEntry(
  { name, type }: Header,
  stream: Readable,
  meter: Meter,
  visit: ArchiveRead['visit'],
): Promise<void> {
  meter.entries += 1
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      meter.progress()
      yield chunk
    }
  }
  let begun = false
  const once = () => {
    begun = true
    return chunks()
  }
  await visit({ name, kind: KINDS[type ?? ''] ?? 'other', chunks: once })
  if (!begun) for await (const _ of chunks());
}

const KINDS: Record<string, ArchiveEntry['kind']> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'folder',
}

/** Counts what goes into the library, and what it has swallowed since something came out. */
class Meter extends Transform {
  entries = 0
  private total = 0
  private held = 0
  private readonly maxBytes: number

  constructor(maxBytes: number) {
    super()
    this.maxBytes = maxBytes
  }

  progress(): void {
    this.held = 0
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: (error?: Error, chunk?: Buffer) => void): void {
    this.total += chunk.length
    this.held += chunk.length
    if (this.total > this.maxBytes)
      done(new BadArchive('The archive unpacks to more than a course may have.'))
    else if (this.held > HEADERS_MAX_BYTES) done(new BadArchive('The archive has headers of over 1 MiB.'))
    else done(undefined, chunk)
  }
}

const damaged = (error: unknown) =>
  new BadArchive(`The file is no tar, or it is damaged or cut off (${(error as Error).message}).`)
