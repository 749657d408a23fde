const MAX_LENGTH = 60

/** The id that a course may get by the name of its archive: small letters, digits and hyphens; empty where none is left. */
export function courseIdFrom(fileName: string): string {
  return fileName
    .replace(/\.(?:zip|tar|tar\.gz|tgz)$/i, '')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, '')
}
