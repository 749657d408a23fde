/**
 * Unmasked frames, as a server sends them (RFC 6455 §5.2): built once and written to every socket of an audience,
 * because encoding is what a broadcast can save.
 */

/** First byte of a final frame of this kind. */
const TEXT = 0x81
const BINARY = 0x82

export function textFrame(text: string): Buffer {
  const { frame, header } = emptyFrame(TEXT, Buffer.byteLength(text))
  frame.write(text, header)
  return frame
}

export function binaryFrame(message: Uint8Array): Buffer {
  const { frame, header } = emptyFrame(BINARY, message.length)
  frame.set(message, header)
  return frame
}

/** A frame of this length whose payload is still to be written behind the header. */
function emptyFrame(kind: number, length: number): { frame: Buffer; header: number } {
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(header + length)
  frame[0] = kind
  if (header === 2) frame[1] = length
  else if (header === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  return { frame, header }
}
