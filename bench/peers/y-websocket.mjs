import { createServer } from 'node:http'
import { setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'
import { listen } from './order.mjs'

/** The server that comes with y-websocket, as its own program starts it: in memory, everybody may do everything. */
const server = createServer()
new WebSocketServer({ server }).on('connection', setupWSConnection)

listen(server)
