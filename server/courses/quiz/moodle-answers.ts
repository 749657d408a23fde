import type { NumberRange } from '../../../shared/course/quiz.ts'
import { QuestionError, type SourceAnswer, type SourceOption } from './source-quiz.ts'

/**
 * What Moodle's XML and GIFT have in common: answers are worth a share of the points, and a short answer may hold
 * asterisks for any text.
 */

/** @param isSingle exactly one option is to be chosen; else those that are worth something are the right ones */
export function choiceOf(
  options: readonly { text: string; worth: number; feedback?: string | undefined }[],
  isSingle: boolean,
): SourceAnswer {
  const isRight = (worth: number) => (isSingle ? worth >= 1 : worth > 0)
  const part = 1 / options.filter(({ worth }) => isRight(worth)).length
  // Where every right one is worth the same, and every wrong one takes that away, nobody has to say so.
  const isUsual = options.every(({ worth }) => Math.abs(worth - (isRight(worth) ? part : -part)) < 0.001)
  const isSaid = (worth: number) => (isSingle ? worth > 0 && worth < 1 : worth !== 0 && !isUsual)
  return {
    kind: 'choice',
    several: !isSingle,
    isPoll: false,
    options: options.map(({ text, worth, feedback }): SourceOption => {
      const option = { text, right: isRight(worth), ...(feedback ? { feedback } : {}) }
      return isSaid(worth) ? { ...option, worth: round(worth) } : option
    }),
  }
}

/** @param answers in plain text, with Moodle's asterisks */
export function textOf(
  answers: readonly { text: string; worth: number }[],
  caseSensitive: boolean,
  warn: (message: string) => void,
): SourceAnswer {
  const isWild = (text: string) => /(?<!\\)\*/.test(text)
  const literal = (text: string) => text.replaceAll('\\*', '*')
  const full = answers.filter(({ worth }) => worth >= 1)
  const partly = answers.filter(({ worth }) => worth > 0 && worth < 1)
  if (partly.some(({ text }) => isWild(text))) {
    warn('An answer with an asterisk that is worth a part of the points is left out.')
  }
  const wild = full.filter(({ text }) => isWild(text)).map(({ text }) => patternOf(text))
  return {
    kind: 'text',
    accepted: full.filter(({ text }) => !isWild(text)).map(({ text }) => literal(text)),
    ...(wild.length > 0 ? { pattern: wild.join('|') } : {}),
    caseSensitive,
    also: partly
      .filter(({ text }) => !isWild(text))
      .map(({ text, worth }) => ({ text: literal(text), share: round(worth) })),
  }
}

function patternOf(text: string): string {
  return text
    .split(/(?<!\\)\*+/)
    .map((part) => part.replaceAll('\\*', '*').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*')
}

export function numberOf(answers: readonly (NumberRange & { worth: number })[], unit?: string): SourceAnswer {
  const [main, ...others] = answers.filter(({ worth }) => worth > 0).toSorted((a, b) => b.worth - a.worth)
  if (!main || main.worth < 1) throw new QuestionError('No number is right.')
  return {
    kind: 'number',
    min: main.min,
    max: main.max,
    ...(unit ? { unit } : {}),
    also: others.map(({ min, max, worth }) => ({ min, max, share: round(worth) })),
  }
}

/** A number and what it may be off by. */
export function around(value: number, tolerance: number): NumberRange {
  return { min: decimal(value - Math.abs(tolerance)), max: decimal(value + Math.abs(tolerance)) }
}

/** Without what computers make of decimal fractions: 3.1415 - 0.0005 is 3.141. */
const decimal = (value: number) => Number(value.toPrecision(12))
const round = (share: number) => Math.round(share * 1e5) / 1e5
