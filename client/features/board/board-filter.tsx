import { Search } from 'lucide-react'
import { Field } from '../../ui/field.tsx'
import { NEED_NAMES } from '../work/need-mark.tsx'
import { NEEDS, type Need, type WorkRow } from '../work/work-rows.ts'
import styles from './board-filter.module.css'
import type { BoardFilter } from './board-rows.ts'

export const EVERYBODY: BoardFilter = {
  search: '',
  need: undefined,
  group: undefined,
  help: false,
  sort: 'need',
}

/** Who of everybody is shown, and in which order. */
export function BoardFilterFields(props: {
  filter: BoardFilter
  onChange: (filter: BoardFilter) => void
  /** Everybody whom it chooses from. */
  all: readonly WorkRow[]
  /** The reader, whose group is meant. */
  me: string
}) {
  const { filter, all, me } = props
  const change = (part: Partial<BoardFilter>) => props.onChange({ ...filter, ...part })
  const counts = new Map<Need, number>()
  for (const { need } of all) counts.set(need, (counts.get(need) ?? 0) + 1)
  return (
    <>
      <Field
        label="Search learners"
        hideLabel
        type="search"
        placeholder="Search learners"
        icon={<Search size={16} />}
        className={styles.search ?? ''}
        value={filter.search}
        onChange={(event) => change({ search: event.target.value })}
      />
      <label className={styles.choice}>
        <span className="visually-hidden">State</span>
        <select
          value={filter.need ?? ''}
          onChange={(event) => change({ need: NEEDS.find((one) => one === event.target.value) })}
        >
          <option value="">Everybody ({all.length})</option>
          {NEEDS.map((one) => (
            <option key={one} value={one}>
              {NEED_NAMES[one]} ({counts.get(one) ?? 0})
            </option>
          ))}
        </select>
      </label>
      <label className={styles.choice}>
        <span className="visually-hidden">Order</span>
        <select
          value={filter.sort}
          onChange={(event) => change({ sort: event.target.value === 'name' ? 'name' : 'need' })}
        >
          <option value="need">By need</option>
          <option value="name">By name</option>
        </select>
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={filter.group !== undefined}
          onChange={() => change({ group: filter.group === undefined ? me : undefined })}
        />{' '}
        My group
      </label>
      <label className={styles.check}>
        <input type="checkbox" checked={filter.help} onChange={() => change({ help: !filter.help })} /> Asked
        for help
      </label>
    </>
  )
}
