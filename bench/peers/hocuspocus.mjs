import { Server } from '@hocuspocus/server'
import { listen } from './order.mjs'

/** Hocuspocus without extensions: in memory, everybody may do everything. */
listen(new Server({ quiet: true, stopOnSignals: false }).httpServer)
