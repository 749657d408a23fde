/** What is in an export, for whoever unpacks it. */
export const README = `Everything of a session of Lectern, as staff of the class may see it.

session.json        the session and everybody in it
attendance.*        who was there when
quiz-results.json   quizzes and polls; of anonymous questions there are counts and no persons
quiz-answers.csv    a row for each answer
quiz-questions.csv  a row for each question
report.json         exercises, help, pace, participation
report/             the same as tables
deck.json           the slides, exercises and quizzes as the class had them
notes.md            the notes of the class, where there are any
live-code/          what was written together beside the slides
code/               everybody's workspaces, by exercise and person or team
log.ndjson          what happened, in order, an event a line, with ids of people (see session.json); votes that
                    nobody is told of are without them or left out

Times are milliseconds since 1970 (UTC) in JSON and ISO 8601 (UTC) in tables. Tables are UTF-8.
The files hold names and what people wrote: keep them as you keep other personal data, and delete them in time.
`
