import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'

/** What most live products broadcast with: Socket.IO, WebSocket transport only, nothing else of it in use. */
const server = createServer()
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false })
process.on('message', (text: string) => io.emit('patch', text))
process.on('disconnect', () => process.exit(0))
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
  process.send?.((server.address() as AddressInfo).port),
)
