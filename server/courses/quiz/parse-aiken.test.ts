import { expect, it } from 'vitest'
import { isAiken, parseAiken } from './parse-aiken.ts'

const TEXT = `What does a WSGI server call?
A. The framework's router
B. The application
   with environ and start_response
ANSWER: B

Which are servers?
A) Gunicorn
B) Django
C) Uvicorn
ANSWER: A, C

No answer
A. x
B. y

No option
ANSWER: A

Beyond
A. x
B. y
ANSWER: D
`

it('reads Aiken, and says of each bad question where and why', () => {
  const { questions, problems } = parseAiken(TEXT)
  expect(questions).toMatchObject([
    {
      line: 1,
      stem: 'What does a WSGI server call?',
      answer: {
        several: false,
        options: [
          { right: false },
          { text: 'The application\\\n   with environ and start_response', right: true },
        ],
      },
    },
    { line: 7, answer: { several: true, options: [{ right: true }, { right: false }, { right: true }] } },
  ])
  expect(problems).toEqual([
    { severity: 'error', line: 15, message: 'The line “ANSWER: …” is missing.' },
    { severity: 'error', line: 17, message: 'There are no options such as “A. …” here.' },
    { severity: 'error', line: 23, message: 'There is no option D.' },
  ])
})

it('is told from GIFT', () => {
  expect(isAiken(TEXT)).toBe(true)
  expect(isAiken('Q {=a ~b}')).toBe(false)
})
