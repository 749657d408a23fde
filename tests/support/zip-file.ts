import { crc32, deflateRawSync } from 'node:zlib'

/** A zip archive of texts by name, as programs write it that make workbooks. */
export function zipFile(files: Record<string, string>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const path = Buffer.from(name)
    const raw = Buffer.from(text)
    const packed = deflateRawSync(raw)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(raw), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(raw.length, 8)
    const names = Buffer.alloc(4)
    names.writeUInt16LE(path.length, 0)
    const local = Buffer.concat([
      Buffer.from('504b0304140000000800000000000000'.slice(0, 28), 'hex'),
      sizes,
      names,
      path,
      packed,
    ])
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([
        Buffer.from('504b01021400140000000800000000000000'.slice(0, 32), 'hex'),
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
