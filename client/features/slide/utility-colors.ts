/** Hue and strength (oklch) of the palette's names. */
const HUES: Record<string, [hue: number, chroma: number]> = {
  slate: [257, 0.03],
  gray: [262, 0.02],
  zinc: [286, 0.012],
  neutral: [0, 0],
  stone: [60, 0.01],
  red: [25, 0.21],
  orange: [48, 0.19],
  amber: [75, 0.17],
  yellow: [92, 0.17],
  lime: [128, 0.2],
  green: [150, 0.18],
  emerald: [162, 0.15],
  teal: [182, 0.12],
  cyan: [212, 0.13],
  sky: [238, 0.15],
  blue: [260, 0.2],
  indigo: [277, 0.2],
  violet: [293, 0.22],
  purple: [304, 0.22],
  fuchsia: [322, 0.23],
  pink: [354, 0.21],
  rose: [16, 0.21],
}

const LIGHTNESS: Record<string, number> = {
  50: 0.975,
  100: 0.945,
  200: 0.89,
  300: 0.82,
  400: 0.72,
  500: 0.63,
  600: 0.54,
  700: 0.46,
  800: 0.39,
  900: 0.33,
  950: 0.24,
}

const MIRROR: Record<string, string> = {
  50: '950',
  100: '900',
  200: '800',
  300: '700',
  700: '300',
  800: '200',
  900: '100',
  950: '50',
}

/** A colour for the light scheme and one for the dark. */
export type ColorPair = [light: string, dark: string]

/**
 * The colour of a utility class: `gray-200`, `white`, `primary/30`, `[#2b90b6]`, with an optional opacity in
 * per cent. Pale shades change places with deep ones on dark slides, so that what was written for a light
 * theme stays readable.
 */
export function utilityColor(name: string): ColorPair | undefined {
  const [, base = '', alpha] = /^(.*?)(?:\/(\d{1,3}))?$/.exec(name) ?? []
  const pair = basePair(base)
  if (!pair || alpha === undefined) return pair
  const mixed = (color: string) =>
    `color-mix(in srgb, ${color} ${Math.min(Number(alpha), 100)}%, transparent)`
  return [mixed(pair[0]), mixed(pair[1])]
}

function basePair(name: string): ColorPair | undefined {
  if (['white', 'black', 'transparent', 'current'].includes(name)) {
    const color = name === 'current' ? 'currentColor' : name
    return [color, color]
  }
  if (name === 'primary' || name === 'accent') return ['var(--slide-accent)', 'var(--slide-accent)']
  const literal =
    /^\[(#[0-9a-fA-F]{3,8}|[a-zA-Z]+)\]$/.exec(name)?.[1] ?? /^#[0-9a-fA-F]{3,8}$/.exec(name)?.[0]
  if (literal) return [literal, literal]
  const [, hue = '', level = '500'] = /^([a-z]+)(?:-(\d{2,3}))?$/.exec(name) ?? []
  const tone = HUES[hue]
  if (!tone || LIGHTNESS[level] === undefined) return undefined
  return [shade(tone, level), shade(tone, MIRROR[level] ?? level)]
}

function shade([hue, chroma]: [number, number], level: string): string {
  const lightness = LIGHTNESS[level] ?? 0.6
  // Very pale and very deep tones carry less colour.
  const strength = chroma * Math.min(1, (1 - Math.abs(lightness - 0.6) / 0.42) * 1.15)
  return `oklch(${lightness} ${Math.max(0, strength).toFixed(3)} ${hue})`
}
