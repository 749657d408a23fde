import type { ArchiveType } from '../../../shared/course/archive-type.ts'
import { readTar } from './read-tar.ts'
import { readZip } from './read-zip.ts'

/** One entry of an archive, as it says of itself: nothing of it is to be trusted. */
export interface ArchiveEntry {
  name: string
  /** `other`: links, devices and the like. */
  kind: 'file' | 'folder' | 'other'
  /** Its bytes as they come out. Read them at most once, and before the entry is done. */
  chunks(): AsyncIterable<Buffer>
}

export interface ArchiveRead {
  file: string
  /** Bytes that a tar may have in all. */
  maxBytes: number
  /** Called for one entry after the other. What it throws ends the reading and is thrown. */
  visit(entry: ArchiveEntry): Promise<void>
}

/** @throws BadArchive where it is damaged or not of its type */
export function readArchive(type: ArchiveType, read: ArchiveRead): Promise<void> {
  return type === 'application/zip' ? readZip(read) : readTar(read, type === 'application/gzip')
}
