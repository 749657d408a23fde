export const ARCHIVE_TYPES = ['application/zip', 'application/x-tar', 'application/gzip'] as const
/** Media type of the archive of a course; gzip is one of a tar. */
export type ArchiveType = (typeof ARCHIVE_TYPES)[number]

/** By the name of the file: what systems say of its type differs. */
export function archiveTypeOf(name: string): ArchiveType | undefined {
  if (/\.zip$/i.test(name)) return 'application/zip'
  if (/\.tar$/i.test(name)) return 'application/x-tar'
  return /\.(?:tar\.gz|tgz)$/i.test(name) ? 'application/gzip' : undefined
}
