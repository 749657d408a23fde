import { ArrowLeft, Search } from 'lucide-react'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import { ConnectionMark } from '../../features/connection/connection-mark.tsx'
import { NEED_NAMES } from '../../features/work/need-mark.tsx'
import { NEEDS, type Need, type WorkRow } from '../../features/work/work-rows.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import styles from './wall-bar.module.css'

export const TILE_SIZES = {
  small: { label: 'Small', width: 200, height: 168, font: 10 },
  medium: { label: 'Medium', width: 300, height: 236, font: 12 },
  large: { label: 'Large', width: 440, height: 330, font: 14 },
} as const
export type TileSize = keyof typeof TILE_SIZES

/** What the wall shows: which exercise, whom, and how large. */
export function WallBar(props: {
  title: string
  back: string
  exercises: readonly ExerciseSummary[]
  exercise: ExerciseSummary
  onExercise: (id: string) => void
  search: string
  onSearch: (search: string) => void
  need: Need | undefined
  onNeed: (need: Need | undefined) => void
  /** Everybody, before they are searched. */
  rows: readonly WorkRow[]
  size: TileSize
  onSize: (size: TileSize) => void
}) {
  const { rows, need } = props
  const counts = new Map<Need, number>()
  for (const row of rows) counts.set(row.need, (counts.get(row.need) ?? 0) + 1)
  return (
    <header className={styles.bar}>
      <div className={styles.top}>
        <ButtonLink size="sm" variant="ghost" icon={<ArrowLeft size={16} />} href={props.back}>
          Class
        </ButtonLink>
        <h1 className={styles.title}>
          Wall <span className={styles.of}>{props.title}</span>
        </h1>
        <ConnectionMark />
      </div>
      <div className={styles.tools}>
        <label className={styles.choice}>
          <span className="visually-hidden">Exercise</span>
          <select value={props.exercise.id} onChange={(event) => props.onExercise(event.target.value)}>
            {props.exercises.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <Field
          label="Search learners"
          hideLabel
          type="search"
          placeholder="Search learners"
          icon={<Search size={16} />}
          className={styles.search ?? ''}
          value={props.search}
          onChange={(event) => props.onSearch(event.target.value)}
        />
        <label className={styles.choice}>
          <span className="visually-hidden">State</span>
          <select
            value={need ?? ''}
            onChange={(event) => props.onNeed(NEEDS.find((one) => one === event.target.value))}
          >
            <option value="">Everybody ({rows.length})</option>
            {NEEDS.map((one) => (
              <option key={one} value={one}>
                {NEED_NAMES[one]} ({counts.get(one) ?? 0})
              </option>
            ))}
          </select>
        </label>
        <label className={styles.choice}>
          <span className="visually-hidden">Size</span>
          <select value={props.size} onChange={(event) => props.onSize(event.target.value as TileSize)}>
            {Object.entries(TILE_SIZES).map(([id, { label }]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  )
}
