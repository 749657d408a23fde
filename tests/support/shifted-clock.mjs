/** Loaded into a server by NODE_OPTIONS: each SIGUSR2 moves its clock on by five minutes. */
const FIVE_MINUTES = 300_000
const now = Date.now
let shift = 0
Date.now = () => now() + shift
process.on('SIGUSR2', () => {
  shift += FIVE_MINUTES
})
