/**
 * A text of one line as it is shown: composed, trimmed, no control or direction characters, runs of white space as one
 * blank. The joiner inside emoji stays.
 */
export const oneLine = (raw: string): string =>
  raw
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, (c) => (c === '\u200d' ? c : ' '))
    .replace(/\s+/g, ' ')
    .trim()
