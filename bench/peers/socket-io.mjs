import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { listen, messageOf } from './order.mjs'

/** What most live products broadcast with: Socket.IO, WebSocket transport only, nothing else of it in use. */
const data = JSON.parse(messageOf(Number(process.argv[2])))
const server = createServer()
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false })
io.on('connection', (socket) => {
  socket.on('order', ({ to, times }) => {
    for (let n = 0; n < times; n++) (to === 'me' ? socket : io).emit('patch', data)
  })
})

listen(server)
