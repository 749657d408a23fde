import { importsOf } from './imports.ts'
import type { Engine, Setup } from './jobs.ts'
import type { Program } from './types.ts'

/** Something that programs can import beyond the language's own library. */
export interface Bundle {
  /** As people call it. */
  title: string
  /** Python: first names of modules. JavaScript: paths as they are imported. */
  modules: readonly string[]
  /** Other bundles. */
  needs?: readonly string[]
  /** What is in it, for people. */
  packages?: readonly { name: string; version: string; licence: string }[]
  /** Its name in the runner's folder; without one it is not part of this installation, and `reason` says why. */
  file?: string
  reason?: string
}

/** What the runner's folder has for one engine. */
export interface EngineManifest {
  /** Addresses of the files that every worker needs. */
  files: Record<string, string>
  bundles: Record<string, Bundle>
  /** Memories with bundles imported; the first that suits is taken. */
  snapshots: readonly { bundles: readonly string[]; file: string }[]
}

/** `manifest.json` of the runner's folder. */
export type Manifest = Record<Engine, EngineManifest>

/** The smallest set-up that has everything a program imports. */
export interface Choice extends Setup {
  /** Why modules of other bundles are not there. */
  absent: Record<string, string>
}

/**
 * Chooses bundles by what a program imports.
 * @param imports as `importsOf` finds them
 */
export function chooseBundles({ bundles, snapshots }: EngineManifest, imports: ReadonlySet<string>): Choice {
  const chosen = new Set<string>()
  const take = (name: string) => {
    const bundle = bundles[name]
    if (!bundle?.file || chosen.has(name)) return
    for (const need of bundle.needs ?? []) take(need)
    chosen.add(name)
  }
  const absent: Record<string, string> = {}
  for (const [name, { modules, file, title, reason }] of Object.entries(bundles)) {
    if (modules.some((module) => imports.has(module))) take(name)
    for (const module of file ? [] : modules) {
      absent[module] = `${title} is not part of this installation: ${reason}.`
    }
  }
  for (const [name, { modules, file }] of Object.entries(bundles)) {
    if (!file || chosen.has(name)) continue
    for (const module of modules) {
      absent[module] =
        `“${module}” is there only for programs with a line that imports it: write such a line.`
    }
  }
  const files = [...chosen].map((name) => bundles[name]?.file ?? '')
  const delta = snapshots.find((one) => one.bundles.every((name) => chosen.has(name)))?.file
  return { bundles: files, ...(delta ? { delta } : {}), absent }
}

/** Chooses bundles for a program. @param extra modules that must be there although nobody imports them */
export const chooseFor = (
  facts: EngineManifest,
  { language, files }: Pick<Program, 'language' | 'files'>,
  extra: readonly string[] = [],
): Choice => chooseBundles(facts, new Set([...importsOf(language, files), ...extra]))
