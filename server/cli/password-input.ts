import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { failure } from './failure.ts'

/** Asks at the terminal for a new password, twice, without showing what is typed. */
export async function askNewPassword(): Promise<string> {
  const first = await ask('Password: ')
  if ((await ask('The same again: ')) !== first) throw failure('The two passwords are not the same.')
  return first
}

function ask(question: string): Promise<string> {
  // readline echoes to its output, so it gets one that shows nothing.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  process.stderr.write(question)
  return new Promise((resolve, reject) => {
    reader.once('SIGINT', () => {
      reader.close()
      process.stderr.write('\n')
      reject(failure('Cancelled.'))
    })
    reader.question('', (answer) => {
      reader.close()
      process.stderr.write('\n')
      resolve(answer)
    })
  })
}

/** Everything that a stream says, as text. */
export async function readAll(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
