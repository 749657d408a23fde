import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

/** The plainest peer: no room, no identity, no disk; a message is encoded once and sent to everybody. */
const server = createServer()
const wss = new WebSocketServer({ server, perMessageDeflate: false })
wss.on('connection', (socket) => socket.send('hello'))
process.on('message', (text: string) => {
  const data = Buffer.from(text)
  for (const client of wss.clients)
    if (client.readyState === WebSocket.OPEN) client.send(data, { binary: false })
})
process.on('disconnect', () => process.exit(0))
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
  process.send?.((server.address() as AddressInfo).port),
)
