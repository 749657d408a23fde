const frames = new WeakMap<Uint8Array, Buffer>()

/**
 * A message as an unmasked binary frame, as a server sends it (RFC 6455 §5.2). A message object that goes to many is
 * framed once; its bytes must not be changed.
 */
export function binaryFrame(message: Uint8Array): Buffer {
  const known = frames.get(message)
  if (known) return known
  const { length } = message
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(header + length)
  frame[0] = 0x82
  if (header === 2) frame[1] = length
  else if (header === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(message, header)
  frames.set(message, frame)
  return frame
}
