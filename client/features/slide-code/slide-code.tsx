import { useLayoutEffect, useRef, useState } from 'react'
import type { AudienceSlide } from '../../../shared/course/deck.ts'
import { CodeBlock } from './code-block.tsx'
import { runnableBlocks, type SlideBlock } from './slide-blocks.ts'
import styles from './slide-code.module.css'
import type { SlideTools } from './slide-tools.ts'
import { usePlaces } from './use-places.ts'

/** What readers typed into the blocks of a slide, by the block's index; forgotten when the page is loaded again. */
const drafts = new WeakMap<AudienceSlide, Map<number, string>>()

function draftsOf(slide: AudienceSlide): Map<number, string> {
  const known = drafts.get(slide)
  if (known) return known
  const made = new Map<number, string>()
  drafts.set(slide, made)
  return made
}

/**
 * Lies over a slide, unscaled, and puts buttons, editors and outputs onto the blocks that can be run: so they are large
 * enough for fingers on every screen, and the slide itself stays as its author laid it out.
 *
 * @param root the slide's element, as drawn
 * @param flow the slide is a page that flows: what is opened pushes down what follows
 */
export function SlideCode(props: {
  slide: AudienceSlide
  root: HTMLElement
  flow: boolean
  tools: SlideTools
}) {
  const { slide, root, flow, tools } = props
  const layer = useRef<HTMLDivElement>(null)
  const [blocks, setBlocks] = useState<readonly SlideBlock[]>([])
  // Not while rendering: there the element still has the HTML of the slide before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each slide is another content of the same element
  useLayoutEffect(() => setBlocks(runnableBlocks(root)), [root, slide])
  const places = usePlaces(root, blocks, layer)
  return (
    <div ref={layer} className={styles.layer}>
      {blocks.map((block, at) => {
        const place = places[at]
        return (
          place && (
            <CodeBlock
              key={block.index}
              block={block}
              place={place}
              flow={flow}
              title={slide.title}
              tools={tools}
              drafts={draftsOf(slide)}
            />
          )
        )
      })}
    </div>
  )
}
