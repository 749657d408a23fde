import type { AudienceDeck, AudienceSlide, StaffDeck, StaffSlide } from './deck.ts'

/**
 * The edition of a deck for learners and observers. Built field by field, so that what staff alone may see
 * (notes, expected minutes, topics, hints to the author, and whatever is added for them) cannot come along.
 */
export function audienceDeck({ id, course, title, language, aspect, slides }: StaffDeck): AudienceDeck {
  return { id, course, title, language, aspect, slides: slides.map(audienceSlide) }
}

function audienceSlide(slide: StaffSlide): AudienceSlide {
  const { title, layout, classes, html, steps, background, backgroundColor, color } = slide
  return {
    title,
    layout,
    classes,
    html,
    steps,
    ...(background === undefined ? {} : { background }),
    ...(backgroundColor === undefined ? {} : { backgroundColor }),
    ...(color === undefined ? {} : { color }),
  }
}
