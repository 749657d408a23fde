import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineCommand } from 'citty'
import { projectRoot } from '../project-root.ts'
import { usage } from './failure.ts'
import { run } from './run.ts'

const serve = defineCommand({
  meta: { name: 'serve', description: 'Start the server; settings come from the environment and .env' },
  async run({ rawArgs }) {
    const [first] = rawArgs
    if (first !== undefined) throw usage(`“serve” takes no “${first}”: set PORT, HOST and the like instead.`)
    const server = await import('../main.ts')
    await server.serve()
  },
})

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }

/** The program `lectern`. */
export const root = defineCommand({
  meta: { name: 'lectern', version, description: 'Live programming classes' },
  // Loaded when they are asked for: a command that reads a row need not wait for what renders slides.
  subCommands: {
    serve,
    course: async () => (await import('./course.ts')).course,
    quiz: async () => (await import('./quiz.ts')).quiz,
    user: async () => (await import('./user.ts')).user,
    token: async () => (await import('./token.ts')).token,
    session: async () => (await import('./session.ts')).session,
    person: async () => (await import('./person.ts')).person,
    attendance: async () => (await import('./attendance.ts')).attendance,
    backup: async () => (await import('./upkeep.ts')).backup,
    verify: async () => (await import('./upkeep.ts')).verify,
    restore: async () => (await import('./upkeep.ts')).restore,
    doctor: async () => (await import('./doctor.ts')).doctor,
  },
})

await run(root, process.argv.slice(2))
