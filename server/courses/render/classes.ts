const SAFE = /^-?[A-Za-z_][\w:./%#[\]-]{0,79}$/
/** Out of the slide's own box they would lie over the page around it. */
const ESCAPES_SLIDE = /^(?:[\w-]+:)*-?(?:fixed|sticky)$/

/**
 * Class names reduced to a safe alphabet and without doubles; UnoCSS's short `op50` becomes `opacity-50`.
 */
export function safeClasses(names: string | readonly string[] | undefined): string {
  const list = typeof names === 'string' ? names.split(/\s+/) : (names ?? [])
  const kept = list
    .map((name) => name.replace(/^op-?(\d+)$/, 'opacity-$1'))
    .filter((name) => SAFE.test(name) && !ESCAPES_SLIDE.test(name))
  return [...new Set(kept)].join(' ')
}
