import { exerciseSummary } from './audience-exercise.ts'
import type { AudienceDeck, AudienceSlide, StaffDeck, StaffSlide } from './deck.ts'

/**
 * The edition of a deck for learners and observers. Built field by field, so that what staff alone may see
 * (notes, expected minutes, topics, hints to the author, and whatever is added for them) cannot come along.
 */
export function audienceDeck(deck: StaffDeck): AudienceDeck {
  const { id, course, title, language, aspect, slides } = deck
  // Decks that older releases stored have no exercises.
  const exercises = (deck.exercises ?? []).map(exerciseSummary)
  return { id, course, title, language, aspect, slides: slides.map(audienceSlide), exercises }
}

function audienceSlide(slide: StaffSlide): AudienceSlide {
  const { title, layout, classes, html, steps, background, backgroundColor, color, exercise } = slide
  return {
    title,
    layout,
    classes,
    html,
    steps,
    ...(background === undefined ? {} : { background }),
    ...(backgroundColor === undefined ? {} : { backgroundColor }),
    ...(color === undefined ? {} : { color }),
    ...(exercise === undefined ? {} : { exercise }),
  }
}
