/** The exercise among the tabs over the stage; no live demo has this id. */
export const EXERCISE_TAB = 'exercise!'
