/** “1 quiz”, “2 quizzes”: a number with its noun. @param many absent: the noun with an s */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
