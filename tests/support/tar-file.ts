const BLOCK = 512

/** An entry of a tar that is made by hand. */
export interface TarMember {
  name: string | Buffer
  content?: string | Buffer
  /** As the format has it: `0` a file, `1` and `2` links, `3` a device, `5` a folder, `x` further headers. */
  type?: string
  link?: string
  /** Bytes that it claims to have. */
  claims?: number
}

/** A tar archive (ustar). */
export const tarOf = (members: readonly TarMember[]): Buffer =>
  Buffer.concat([...members.flatMap(member), Buffer.alloc(2 * BLOCK)])

function member({ name, content = '', type = '0', link = '', claims }: TarMember): Buffer[] {
  const bytes = Buffer.from(content)
  const header = Buffer.alloc(BLOCK)
  Buffer.from(name).copy(header, 0, 0, 100)
  header.write('0000777\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${(claims ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write(type, 156)
  header.write(link, 157)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const padding = Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)
  return [header, bytes, padding]
}
