import { HandHelping, Undo2, Users, X } from 'lucide-react'
import { useState } from 'react'
import type { RosterSlice } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { ListedDemo } from './demo-rights.ts'
import styles from './demo-tools.module.css'
import { LendDialog } from './lend-dialog.tsx'

/** What staff decide about a live demo: who may type, and its end. */
export function DemoTools({ demo, roster }: { demo: ListedDemo; roster: RosterSlice | undefined }) {
  const command = useCommand()
  const [dialog, setDialog] = useState<'lend' | 'close'>()
  const { id, everybody, lentTo, offeredTo } = demo
  const holder = lentTo ?? offeredTo
  const close = () => setDialog(undefined)
  return (
    <div className={styles.tools}>
      {holder && (
        <>
          <Badge tone={lentTo ? 'accent' : 'neutral'}>
            {lentTo ? `${holder.name} may type` : `${holder.name} was asked`}
          </Badge>
          <Button
            size="sm"
            icon={<Undo2 size={16} />}
            onClick={() => command({ type: 'demo.take-back', demo: id })}
          >
            Take back
          </Button>
        </>
      )}
      {!holder && (
        <IconButton
          label="Let a learner take over"
          size="sm"
          icon={<HandHelping size={18} />}
          onClick={() => setDialog('lend')}
        />
      )}
      <IconButton
        label={everybody ? 'Everybody may type: allow only staff' : 'Let everybody type'}
        size="sm"
        pressed={everybody}
        icon={<Users size={18} />}
        onClick={() => command({ type: 'demo.open-up', demo: id, everybody: !everybody })}
      />
      <IconButton
        label="Close this live code"
        size="sm"
        icon={<X size={18} />}
        onClick={() => setDialog('close')}
      />
      <LendDialog demo={demo} roster={roster} open={dialog === 'lend'} onClose={close} />
      <ConfirmDialog
        open={dialog === 'close'}
        title={`Close “${demo.title}”?`}
        action="Close it"
        danger
        onConfirm={() => command({ type: 'demo.close', demo: id })}
        onClose={close}
      >
        <p>The code disappears from everybody’s screen and cannot be opened again.</p>
      </ConfirmDialog>
    </div>
  )
}
