import { binaryFrame } from '../room/frame.ts'

const frames = new WeakMap<Uint8Array, Buffer>()

/** The frame of a message; a message object that goes to many is framed once. Its bytes must not be changed. */
export function sharedFrame(message: Uint8Array): Buffer {
  const known = frames.get(message)
  if (known) return known
  const frame = binaryFrame(message)
  frames.set(message, frame)
  return frame
}
