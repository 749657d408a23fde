/** A message of so many bytes, as JSON. @param {number} bytes */
export const messageOf = (bytes) => JSON.stringify({ text: 'x'.repeat(Math.max(0, bytes - 11)) })

/**
 * Listens on a free port, tells it to the process that started this one, and ends with it.
 * @param {import('node:http').Server} server
 */
export function listen(server) {
  process.on('disconnect', () => process.exit(0))
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => process.send?.(server.address().port))
}
