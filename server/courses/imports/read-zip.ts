import { crc32 } from 'node:zlib'
import { type Entry, open, type ZipFile } from 'yauzl'
import type { ArchiveEntry, ArchiveRead } from './archive.ts'
import { BadArchive } from './bad-archive.ts'

const ENCRYPTED = 1
/** File types of Unix in the upper half of the external attributes. */
const TYPE_MASK = 0o170000
const FOLDER = 0o040000
const FILE = 0o100000

/** Entries of a zip in the order of its directory. */
export async function readZip({ file, visit }: ArchiveRead): Promise<void> {
  const zip = await openZip(file)
  try {
    await eachEntry(zip, async (entry) => {
      const name = Buffer.from(entry.fileName as unknown as Uint8Array).toString('utf8')
      if (entry.generalPurposeBitFlag & ENCRYPTED) throw new BadArchive(`“${name}” is encrypted.`)
      await visit({ name, kind: kindOf(name, entry), chunks: () => chunksOf(zip, entry, name) })
    })
  } finally {
    zip.close()
  }
}

function openZip(file: string): Promise<ZipFile> {
  // Names are decoded and judged here: the library would only say that one is not valid.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true }
  return new Promise((resolve, reject) =>
    open(file, options, (error, zip) => (error ? reject(damaged(error)) : resolve(zip))),
  )
}

function eachEntry(zip: ZipFile, visit: (entry: Entry) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => visit(entry).then(() => zip.readEntry(), reject))
    zip.on('error', (error) => reject(damaged(error)))
    zip.on('end', resolve)
    zip.readEntry()
  })
}

function kindOf(name: string, entry: Entry): ArchiveEntry['kind'] {
  const type = (entry.externalFileAttributes >>> 16) & TYPE_MASK
  if (type !== 0 && type !== FILE && type !== FOLDER) return 'other'
  return name.endsWith('/') || type === FOLDER ? 'folder' : 'file'
}

async function* chunksOf(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<Buffer> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(damaged(error)) : resolve(opened))),
  )
  let sum = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    throw damaged(error)
  }
  if (sum !== entry.crc32) throw new BadArchive(`“${name}” is damaged: its checksum is not right.`)
}

function damaged(error: unknown): Error {
  const { message } = error as Error
  return new BadArchive(`The file is no zip, or it is damaged or cut off (${message}).`)
}
