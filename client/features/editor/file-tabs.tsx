import { EllipsisVertical, PencilLine, Plus, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { deleteFile } from '../../documents/document-files.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { FileNameDialog } from './file-name-dialog.tsx'
import styles from './file-tabs.module.css'

/**
 * The files of a document as tabs (ARIA Authoring Practices): one Tab stop, arrows choose; where files may be
 * managed, F2 renames and Delete deletes.
 */
export function FileTabs(props: {
  doc: Y.Doc
  names: readonly string[]
  selected: string | undefined
  onSelect: (name: string) => void
  mayManage: boolean
  /** Prefix of the tabs' ids; the panel is `<base>-panel`. */
  base: string
}) {
  const { doc, names, selected, onSelect, mayManage, base } = props
  const [dialog, setDialog] = useState<'add' | 'rename' | 'delete'>()
  const list = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    const at = selected === undefined ? -1 : names.indexOf(selected)
    const next = destination(event.key, names, at)
    if (next !== undefined) {
      onSelect(next)
      list.current?.querySelectorAll<HTMLElement>('[role=tab]')[names.indexOf(next)]?.focus()
    } else if (mayManage && event.key === 'F2') setDialog('rename')
    else if (mayManage && event.key === 'Delete' && names.length > 1) setDialog('delete')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.row}>
      <div role="tablist" aria-label="Files" ref={list} className={styles.list} onKeyDown={onKeyDown}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={tabId(base, name)}
            aria-selected={name === selected}
            aria-controls={`${base}-panel`}
            tabIndex={name === selected ? 0 : -1}
            className={styles.tab}
            onClick={() => onSelect(name)}
            onDoubleClick={() => mayManage && setDialog('rename')}
          >
            {name}
          </button>
        ))}
      </div>
      {mayManage && (
        <>
          <IconButton
            label="Add a file"
            icon={<Plus size={16} />}
            size="sm"
            onClick={() => setDialog('add')}
          />
          {selected !== undefined && (
            <Menu
              label={`File ${selected}`}
              align="start"
              items={[
                {
                  label: 'Rename',
                  icon: <PencilLine size={16} />,
                  detail: 'F2',
                  onSelect: () => setDialog('rename'),
                },
                {
                  label: 'Delete',
                  icon: <Trash2 size={16} />,
                  danger: true,
                  disabled: names.length < 2,
                  onSelect: () => setDialog('delete'),
                },
              ]}
              trigger={(trigger) => (
                <IconButton
                  {...trigger}
                  label={`Rename or delete ${selected}`}
                  icon={<EllipsisVertical size={16} />}
                  size="sm"
                />
              )}
            />
          )}
          <FileNameDialog
            key={`${dialog} ${selected}`}
            doc={doc}
            open={dialog === 'add' || dialog === 'rename'}
            renamed={dialog === 'rename' ? selected : undefined}
            onClose={() => setDialog(undefined)}
            onDone={onSelect}
          />
          <ConfirmDialog
            open={dialog === 'delete'}
            title={`Delete ${selected}?`}
            action="Delete the file"
            danger
            onConfirm={async () => selected !== undefined && deleteFile(doc, selected)}
            onClose={() => setDialog(undefined)}
          >
            <p>It disappears for everybody, with what is in it.</p>
          </ConfirmDialog>
        </>
      )}
    </div>
  )
}

export const tabId = (base: string, name: string) => `${base}-${name.replaceAll(/[^\w-]/g, '_')}`

function destination(key: string, names: readonly string[], at: number): string | undefined {
  if (key === 'ArrowRight') return names[(at + 1) % names.length]
  if (key === 'ArrowLeft') return names.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return names[0]
  if (key === 'End') return names.at(-1)
  return undefined
}
