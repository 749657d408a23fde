import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of an archive that is made by hand: it may say of itself what no honest program would. */
export interface ZipMember {
  name: string | Buffer
  content: string | Buffer
  /** Type and rights as Unix has them, e.g. `0o120777` for a link. */
  mode?: number
  encrypted?: boolean
  /** Bytes that it claims to have. */
  claims?: number
  crc?: number
}

/** A zip archive of texts by name, as programs write it that make workbooks. */
export const zipFile = (files: Record<string, string>): Buffer =>
  zipOf(Object.entries(files).map(([name, content]) => ({ name, content })))

export function zipOf(members: readonly ZipMember[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, mode = 0, encrypted, claims, crc } of members) {
    const path = Buffer.from(name)
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc ?? crc32(raw), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(claims ?? raw.length, 8)
    const names = Buffer.alloc(4)
    names.writeUInt16LE(path.length, 0)
    const flags = encrypted ? '0100' : '0000'
    const local = Buffer.concat([
      Buffer.from(`504b03041400${flags}080000000000`, 'hex'),
      sizes,
      names,
      path,
      packed,
    ])
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE((mode << 16) >>> 0, 6)
    entry.writeUInt32LE(offset, 10)
    // Made by a program of Unix where the rights are its own.
    const maker = mode === 0 ? '1400' : '1403'
    directory.push(
      Buffer.concat([
        Buffer.from(`504b0102${maker}1400${flags}080000000000`, 'hex'),
        sizes,
        names,
        entry,
        path,
      ]),
    )
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
