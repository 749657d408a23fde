import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type ProbeResult, runProbes } from '../grading/probes.ts'
import { type SandboxKit, sandboxKit } from '../grading/sandbox/sandbox.ts'
import { SandboxRunner } from '../grading/sandbox-runner.ts'
import { projectRoot } from '../project-root.ts'
import { leaf } from './leaf.ts'
import { settings } from './settings.ts'

/** One thing that was looked at. */
interface Finding {
  title: string
  state: 'ok' | 'missing' | 'broken'
  detail: string
}

export const doctor = leaf(
  {
    name: 'doctor',
    description:
      'Look whether this installation has what it needs, and whether the sandbox for submissions holds',
    args: {},
  },
  async () => {
    const installation = lookAtInstallation()
    const sandbox = await lookAtSandbox()
    const findings = [...installation, ...sandbox.findings]
    const verified = sandbox.holds
      ? 'What is handed in is verified by the server.'
      : 'Nothing is verified: what is handed in stays what the learner’s browser says of it. All else works.'
    const broken = findings.some(({ state }) => state === 'broken')
    return {
      json: { findings, verified: sandbox.holds },
      text: [...findings.map(line), '', verified].join('\n'),
      exitCode: broken ? 1 : 0,
    }
  },
)

const SIGNS = { ok: '✓', missing: '–', broken: '✗' } as const

const line = ({ title, state, detail }: Finding) => `${SIGNS[state]} ${title}${detail ? `: ${detail}` : ''}`

function lookAtInstallation(): Finding[] {
  const { dataDir, contentDir } = settings()
  const built = ['client/index.html', 'runner/manifest.json', 'server/main.js'].every((file) =>
    existsSync(join(projectRoot, 'dist', file)),
  )
  return [
    { title: 'Node.js', state: 'ok', detail: process.versions.node },
    built
      ? { title: 'The program is built', state: 'ok', detail: '' }
      : { title: 'The program is built', state: 'broken', detail: 'it is not; run “npm run build”' },
    canWrite(dataDir),
    existsSync(contentDir)
      ? { title: 'Folder of courses', state: 'ok', detail: contentDir }
      : { title: 'Folder of courses', state: 'broken', detail: `${contentDir} does not exist` },
  ]
}

function canWrite(folder: string): Finding {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return { title: 'Folder of the database', state: 'ok', detail: folder }
  } catch {
    return { title: 'Folder of the database', state: 'broken', detail: `${folder} cannot be written to` }
  }
}

async function lookAtSandbox(): Promise<{ findings: Finding[]; holds: boolean }> {
  const found = sandboxKit()
  if ('missing' in found) {
    return { findings: [{ title: 'Sandbox', state: 'missing', detail: found.missing }], holds: false }
  }
  const { kit } = found
  try {
    const probes = await runProbes(kit)
    const held = probes.every((one) => one.held)
    const programs = held ? await runPrograms(kit) : []
    return {
      findings: [...layers(kit), ...probes.map(ofProbe), ...programs],
      holds: held && programs.every(({ state }) => state === 'ok'),
    }
  } finally {
    kit.dispose()
  }
}

function layers({ tools, groups }: SandboxKit): Finding[] {
  return [
    { title: 'Sandbox', state: 'ok', detail: tools.bwrap },
    tools.setpriv
      ? { title: 'A user for each sandbox', state: 'ok', detail: '' }
      : {
          title: 'A user for each sandbox',
          state: 'missing',
          detail: 'only root can; sandboxes run as the server’s user, in namespaces of their own',
        },
    groups
      ? { title: 'Control groups', state: 'ok', detail: groups }
      : {
          title: 'Control groups',
          state: 'missing',
          detail: 'they cannot be made here; the limits of processes hold instead',
        },
  ]
}

const ofProbe = ({ title, held, detail }: ProbeResult): Finding =>
  held ? { title, state: 'ok', detail: '' } : { title, state: 'broken', detail }

/** A program of each engine runs as it does in browsers. */
async function runPrograms(kit: SandboxKit): Promise<Finding[]> {
  const runner = new SandboxRunner(kit)
  const programs = [
    { title: 'Python runs', language: 'python', entry: 'main.py', text: 'print(sum(range(10)))' },
    { title: 'JavaScript runs', language: 'javascript', entry: 'main.js', text: 'console.log(9 * 5)' },
  ] as const
  const findings: Finding[] = []
  try {
    for (const { title, language, entry, text } of programs) {
      const ran = await runner.run({ language, entry, files: [{ name: entry, text }] }).done
      const ok = ran.type === 'result' && ran.stdout.trim() === '45'
      const detail =
        ran.type === 'result' ? (ok ? `${ran.ms} ms` : `it printed “${ran.stdout}”`) : ran.message
      findings.push({ title, state: ok ? 'ok' : 'broken', detail })
    }
  } finally {
    await runner.dispose()
  }
  return findings
}
