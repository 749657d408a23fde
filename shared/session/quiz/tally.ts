import type { Answer, Question } from '../../course/quiz.ts'
import { PersistentMap } from '../../persistent-map.ts'

/** Words of one answer that are counted in a cloud. */
const CLOUD_WORDS = 5

/**
 * What an answer is counted under: option ids, the number, line or step, the text, `option target` for each pair, and
 * the ids in their order. Part of the fold of a log: what it says of an answer must not change.
 */
export function bucketsOf(question: Question, answer: Answer): string[] {
  switch (answer.kind) {
    case 'choice':
      return [...new Set(answer.options)]
    case 'number':
    case 'rating':
      return [String(answer.value)]
    case 'line':
      return [String(answer.line)]
    case 'order':
      return [answer.options.join(' ')]
    case 'match':
      return Object.entries(answer.pairs).map(([option, target]) => `${option} ${target}`)
    case 'text':
      return [
        question.kind === 'text' && question.form === 'output' ? answer.text.trimEnd() : plain(answer.text),
      ]
    case 'open':
      return question.kind === 'open' && question.form === 'cloud' ? words(answer.text) : [answer.text.trim()]
  }
}

const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ')

function words(text: string): string[] {
  const all = text.split(/[,;\n]+/).map((word) => plain(word).toLowerCase())
  return [...new Set(all.filter((word) => word !== ''))].slice(0, CLOUD_WORDS)
}

/** @returns counts with an answer more, instead of `before` where there was one; costs the same however many there are */
export function counted(
  counts: PersistentMap<number>,
  question: Question,
  answer: Answer,
  before?: Answer,
): PersistentMap<number> {
  let result = counts
  for (const bucket of before ? bucketsOf(question, before) : []) {
    const left = (result.get(bucket) ?? 0) - 1
    result = left > 0 ? result.set(bucket, left) : result.delete(bucket)
  }
  for (const bucket of bucketsOf(question, answer)) result = result.set(bucket, (result.get(bucket) ?? 0) + 1)
  return result
}

/** Counted all over again, for comparison. */
export function recount(question: Question, answers: Iterable<Answer>): PersistentMap<number> {
  let counts = PersistentMap.empty<number>()
  for (const answer of answers) counts = counted(counts, question, answer)
  return counts
}
