import { createServer } from 'node:http'
import { WebSocket, WebSocketServer } from 'ws'
import { listen, messageOf } from './order.mjs'

/**
 * The plainest peer: no room, no identity, no disk; a message is encoded once and sent to everybody. An order is
 * `{to: 'all' | 'me', times}`: send a message so many times in one turn.
 */
const data = Buffer.from(messageOf(Number(process.argv[2])))
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    response.writeHead(201, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ id: 1, ...JSON.parse(body) }))
  })
})
const wss = new WebSocketServer({ server, perMessageDeflate: false })
wss.on('connection', (socket) => {
  socket.on('message', (text) => {
    const { to, times } = JSON.parse(String(text))
    for (let n = 0; n < times; n++) for (const client of to === 'me' ? [socket] : wss.clients) tell(client)
  })
  socket.send('hello')
})

function tell(client) {
  if (client.readyState === WebSocket.OPEN) client.send(data, { binary: false })
}

listen(server)
