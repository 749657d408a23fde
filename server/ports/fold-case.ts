/** A text for comparing with others whatever the case of their letters, in any script. */
export const foldCase = (text: string): string => text.normalize('NFC').toLowerCase()
