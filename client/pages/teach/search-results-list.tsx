import {
  BookOpen,
  CircleQuestionMark,
  MessageCircleQuestionMark,
  PencilLine,
  Presentation,
} from 'lucide-react'
import type { SearchHit, TextPart } from '../../../shared/wire/search.ts'
import styles from './search-results-list.module.css'

const KINDS = {
  course: { Icon: BookOpen, name: () => 'Course' },
  slide: { Icon: Presentation, name: ({ slide }: SearchHit) => `Slide ${slide}` },
  exercise: { Icon: PencilLine, name: () => 'Exercise' },
  question: { Icon: CircleQuestionMark, name: () => 'Quiz question' },
  asked: { Icon: MessageCircleQuestionMark, name: () => 'Asked in class' },
}

/** What a text is that stands beside what everybody sees. */
const NOTES: Partial<Record<SearchHit['kind'], string>> = { question: 'Explanation', exercise: 'Hints' }

/** What was found, by course; courses in the order of their best result. */
export function SearchResultsList(props: { items: SearchHit[]; onOpen: (hit: SearchHit) => void }) {
  const groups = new Map<string, SearchHit[]>()
  for (const hit of props.items) groups.set(hit.course.id, [...(groups.get(hit.course.id) ?? []), hit])
  return (
    <div className={styles.groups}>
      {[...groups].map(([id, hits]) => (
        <section key={id} aria-label={hits[0]?.course.title}>
          <h2 className={styles.course} lang={hits[0]?.course.language}>
            {hits[0]?.course.title}
          </h2>
          <ul className={styles.list}>
            {hits.map((hit) => (
              <li key={`${hit.kind} ${hit.ref}`}>
                <Result hit={hit} onOpen={props.onOpen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** A question or exercise that stands on no slide opens nothing: it is only read here. */
function Result({ hit, onOpen }: { hit: SearchHit; onOpen: (hit: SearchHit) => void }) {
  const { Icon, name } = KINDS[hit.kind]
  const { kind, slide, asked } = hit
  // Nobody knows in which language somebody asked.
  const language = asked ? undefined : hit.course.language
  const text = (
    <>
      <span className={styles.head}>
        <Icon size={16} aria-hidden="true" className={styles.icon} />
        <span className={styles.kind}>{name(hit)}</span>
        <span className={styles.title} lang={language}>
          <Parts parts={hit.title} />
        </span>
        {asked && (
          <span className={styles.place}>
            {asked.title}, slide {slide}, {asked.answered ? 'answered' : 'not answered'}
          </span>
        )}
        {(kind === 'question' || kind === 'exercise') && slide !== undefined && (
          <span className={styles.place}>at slide {slide}</span>
        )}
      </span>
      {hit.snippet.length > 0 && (
        <span className={styles.snippet}>
          {hit.in === 'notes' && <span className={styles.notes}>{NOTES[kind] ?? 'Notes'}</span>}
          <span lang={language}>
            <Parts parts={hit.snippet} />
          </span>
        </span>
      )}
    </>
  )
  if ((kind === 'question' || kind === 'exercise') && slide === undefined)
    return <div className={styles.result}>{text}</div>
  return (
    <button type="button" data-result="" className={styles.result} onClick={() => onOpen(hit)}>
      {text}
    </button>
  )
}

function Parts({ parts }: { parts: TextPart[] }) {
  return parts.map(({ text, match }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in their order
    match ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  )
}
