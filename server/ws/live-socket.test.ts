import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { ManualClock } from '../../tests/harness/manual-clock.ts'
import { readTextFrame } from '../../tests/harness/text-frame.ts'
import { LiveSocket } from './live-socket.ts'

/** A socket whose network is the test; `ws` is only asked whether it is open. */
function open() {
  const frames: string[] = []
  const network = new PassThrough()
  network.on('data', (frame: Buffer) => frames.push(readTextFrame(frame)))
  const ws = Object.assign(new EventEmitter(), { readyState: 1, OPEN: 1 })
  return { frames, socket: new LiveSocket(ws as unknown as WebSocket, network, new ManualClock()) }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('what is said in one turn', () => {
  it('[P16] travels in one frame, also when promises lie between', async () => {
    const { frames, socket } = open()
    socket.send('"effect"')
    await Promise.resolve()
    await Promise.resolve()
    socket.send('"answer"')
    expect(socket.idle).toBe(false)
    await turn()
    expect(frames).toEqual(['["effect","answer"]'])
    expect(socket.idle).toBe(true)
    socket.send('"later"')
    await turn()
    expect(frames).toEqual(['["effect","answer"]', '["later"]'])
  })
})
