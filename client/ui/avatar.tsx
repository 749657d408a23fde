import styles from './avatar.module.css'

/** Initials on a colour that a name always gets. Decoration: the name stands beside it. */
export function Avatar({ name, size = 32, online }: { name: string; size?: number; online?: boolean }) {
  return (
    <span
      className={styles.avatar}
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: size * 0.4, '--hue': hue(name) } as object}
    >
      {initials(name)}
      {online !== undefined && <span className={online ? styles.on : styles.off} />}
    </span>
  )
}

function initials(name: string): string {
  const words = name
    .replace(/\(\d+\)$/, '')
    .split(/[\s-]+/)
    .filter(Boolean)
  const first = words[0] ? [...words[0]][0] : '?'
  const last = words.length > 1 ? [...(words.at(-1) ?? '')][0] : ''
  return `${first}${last ?? ''}`.toLocaleUpperCase()
}

function hue(name: string): number {
  let sum = 7
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return (sum * 47) % 360
}
