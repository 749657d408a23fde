/**
 * The text of an unmasked, unfragmented text frame of a server (RFC 6455 §5.2), read by another hand than the one
 * that wrote it.
 * @throws Error where the bytes are anything else, or more or less than one frame
 */
export function readTextFrame(frame: Buffer): string {
  if (frame[0] !== 0x81) throw new Error(`not a whole text frame: first byte ${frame[0]}`)
  const short = frame[1] ?? 0
  if (short > 127) throw new Error('a server must not mask')
  const header = short < 126 ? 2 : short === 126 ? 4 : 10
  const length =
    short < 126 ? short : short === 126 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2))
  if (frame.length !== header + length) throw new Error(`${frame.length - header} bytes, not ${length}`)
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(frame.subarray(header))
}
