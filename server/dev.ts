import { serve } from './main.ts'

/** Entry of `npm run dev`: the server from its sources. */
await serve()
