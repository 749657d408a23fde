import type { AudienceDeck, StaffDeck, StaffSlide } from '../../shared/course/deck.ts'
import type {
  AudienceExercise,
  ExerciseFile,
  ExerciseId,
  StaffExercise,
} from '../../shared/course/exercise.ts'
import type { CourseId, SessionId } from '../../shared/ids.ts'
import type { ClassReport } from '../../shared/report/class-report.ts'
import type { CourseProgress } from '../../shared/report/course-progress.ts'
import type { Missed } from '../../shared/report/missed.ts'
import type { OwnData } from '../../shared/report/own-data.ts'
import type { OwnQuizReport } from '../../shared/report/own-quiz-results.ts'
import type { QuizReport } from '../../shared/report/quiz-results.ts'
import type { ReplayTimeline } from '../../shared/report/replay.ts'
import type { DocumentName } from '../../shared/session/documents.ts'
import type { WorkOwner } from '../../shared/session/work/state.ts'
import type { SubmissionView } from '../../shared/view/slices.ts'
import type { CourseImport } from '../../shared/wire/course-import.ts'
import type {
  AttendanceBody,
  CourseList,
  DeviceLink,
  DocumentHistory,
  Joined,
  JoinInfo,
  JoinRequest,
  SessionBody,
  SessionDetails,
  SessionList,
  SetupState,
  SubmissionProgress,
  TicketBody,
  UserBody,
} from '../../shared/wire/http.ts'
import type { ExportBody, ExportList, JobBody, JobList } from '../../shared/wire/jobs.ts'
import type { SearchResults } from '../../shared/wire/search.ts'
import { request } from './request.ts'
import { webhooksApi } from './webhooks-api.ts'

/** Which of the persons that this browser may be in a session a ticket is for; see `ticketRequest`. */
export type TicketAs = 'staff' | 'learner' | 'observer'

export interface DeckByEdition {
  staff: StaffDeck
  audience: AudienceDeck
}

export interface ExerciseByEdition {
  staff: StaffExercise
  audience: AudienceExercise
}

/** One slide of a course as it is now. */
export interface CourseSlide {
  /** Of the course, from 1; absent where the slide is in none. */
  module?: number
  /** Of the course. */
  title: string
  language: string
  aspect: number
  /** From 1. */
  number: number
  /** Slides of the course. */
  count: number
  slide: StaffSlide
}

const BASE = '/api/v1'
const part = encodeURIComponent
const course = (id: CourseId) => `${BASE}/courses/${part(id)}`
const session = (id: SessionId) => `${BASE}/sessions/${part(id)}`
const classReportUrl = (id: SessionId) => `${session(id)}/report`
const courseProgressUrl = (course: string) => `${BASE}/courses/${part(course)}/progress`
const ownDataUrl = (id: SessionId) => `${session(id)}/my-data`
const jobUrl = (id: string) => `${BASE}/jobs/${part(id)}`
const quizResultsUrl = (id: SessionId) => `${session(id)}/quiz-results`

const pathOf = (path: string) => path.split('/').map(part).join('/')

const get = <T>(path: string, signal?: AbortSignal) => request<T>('GET', path, { signal })
const post = <T>(path: string, body?: object, signal?: AbortSignal) =>
  request<T>('POST', path, { body, signal })

/**
 * The HTTP API of the server, one function an endpoint. Identity travels in cookies of this origin. Every
 * function rejects with `ApiError`, or with the reason of `signal` where that ended the request.
 */
export const api = {
  /** Who is signed in here; `ApiError` 401 where nobody is. */
  me: (signal?: AbortSignal) => get<UserBody>(`${BASE}/auth/me`, signal),
  setupState: (signal?: AbortSignal) => get<SetupState>(`${BASE}/auth/setup`, signal),
  setup: (body: { secret: string; name: string; email: string; password: string }) =>
    post<UserBody>(`${BASE}/auth/setup`, body),
  signIn: (email: string, password: string) => post<UserBody>(`${BASE}/auth/sign-in`, { email, password }),
  signOut: () => post<void>(`${BASE}/auth/sign-out`),

  courses: (signal?: AbortSignal) => get<CourseList>(`${BASE}/courses`, signal),
  /** Learners, exercises and questions over the sessions that the account may see. */
  courseProgress: (course: string, signal?: AbortSignal) =>
    get<CourseProgress>(courseProgressUrl(course), signal),
  courseProgressUrl,
  courseProgressCsvUrl: (course: string, table: 'learners' | 'sessions' | 'exercises' | 'questions') =>
    `${courseProgressUrl(course)}.csv?table=${table}`,
  /** How far the import of an uploaded course is; see `uploadCourse`. */
  courseImport: (id: string, signal?: AbortSignal) =>
    get<CourseImport>(`${BASE}/course-imports/${part(id)}`, signal),
  /** A zip of all files of a course. */
  courseArchiveUrl: (id: CourseId) => `${BASE}/courses/${part(id)}/archive`,

  /** Courses, slides and questions with these words, the best first. */
  search: (words: string, limit: number, signal?: AbortSignal) =>
    get<SearchResults>(`${BASE}/search?q=${part(words)}&limit=${limit}`, signal),
  /** @param number from 1 */
  courseSlide: (id: CourseId, number: number, signal?: AbortSignal) =>
    get<CourseSlide>(`${course(id)}/slides/${number}`, signal),
  /** Where a file of a course is, for slides that are shown without a session. */
  courseAssetUrl: (id: CourseId, path: string) => `${course(id)}/assets/${pathOf(path)}`,

  /**
   * @param title shown to everybody; made by `sessionTitle` where it is absent
   * @param modules numbers of the course's modules, from 1 and ascending; absent for the whole course
   */
  createSession: (course: string, { title, modules }: { title?: string; modules?: readonly number[] } = {}) =>
    post<SessionDetails>(`${BASE}/sessions`, { course, modules, title }),
  /**
   * Newest first.
   * @param live true: those that have not ended; false: those that have
   * @param q a part of the title
   */
  sessions: (of: { live?: boolean; q?: string; limit?: number } = {}, signal?: AbortSignal) => {
    const query = new URLSearchParams(Object.entries(of).map(([name, value]) => [name, String(value)]))
    return get<SessionList>(`${BASE}/sessions?${query}`, signal)
  },
  /** The page of a list whose address the page before gave as `next`. */
  nextPage: <T>(next: string, signal?: AbortSignal) => get<T>(next, signal),
  session: (id: SessionId, signal?: AbortSignal) => get<SessionDetails>(session(id), signal),
  /** Makes the signed-in account a person in the session, or finds the one it already is. */
  enter: (id: SessionId) => post<Joined>(`${session(id)}/enter`),
  endSession: (id: SessionId) => post<SessionBody>(`${session(id)}/end`),
  /** Deletes a session that has ended, for good. */
  deleteSession: (id: SessionId) => request<void>('DELETE', session(id), {}),
  attendance: (id: SessionId, signal?: AbortSignal) =>
    get<AttendanceBody>(`${session(id)}/attendance`, signal),
  quizResults: (id: SessionId, signal?: AbortSignal) => get<QuizReport>(quizResultsUrl(id), signal),
  quizResultsUrl,
  quizResultsCsvUrl: (id: SessionId, table: 'answers' | 'questions') =>
    `${quizResultsUrl(id)}.csv?table=${table}`,
  /** Exercises, help, questions, pace and participation; for staff. */
  classReport: (id: SessionId, signal?: AbortSignal) => get<ClassReport>(classReportUrl(id), signal),
  classReportUrl,
  classReportCsvUrl: (id: SessionId, table: 'work' | 'checks' | 'help' | 'questions' | 'pace' | 'people') =>
    `${classReportUrl(id)}.csv?table=${table}`,
  /** What a learner may have of the quizzes of a class; `ApiError` 403 for everybody else. */
  ownQuizResults: (id: SessionId, signal?: AbortSignal) =>
    get<OwnQuizReport>(`${quizResultsUrl(id)}/mine`, signal),
  /** A learner's own pack of slides, code and answers. */
  takeHomeUrl: (id: SessionId) => `${session(id)}/take-home.zip`,
  /** What a session holds of a learner; `ApiError` 403 for everybody else. */
  ownData: (id: SessionId, signal?: AbortSignal) => get<OwnData>(ownDataUrl(id), signal),
  ownDataUrl,
  /** What a learner missed of a class that goes on; `ApiError` 403 for everybody else. */
  missed: (id: SessionId, signal?: AbortSignal) => get<{ missed?: Missed }>(`${session(id)}/missed`, signal),
  attendanceCsvUrl: (id: SessionId) => `${session(id)}/attendance.csv`,

  joinInfo: (code: string, signal?: AbortSignal) => get<JoinInfo>(`${BASE}/join/${part(code)}`, signal),
  join: (code: string, who: JoinRequest) => post<Joined>(`${BASE}/join/${part(code)}`, who),
  invitation: (token: string, signal?: AbortSignal) =>
    get<JoinInfo>(`${BASE}/invitations/${part(token)}`, signal),
  acceptInvitation: (token: string, who: JoinRequest) =>
    post<Joined>(`${BASE}/invitations/${part(token)}`, who),

  /** A ticket for one connection to `/live`. Without `as`: whoever this browser is, staff first. */
  ticket: (id: SessionId, as?: TicketAs, signal?: AbortSignal) =>
    post<TicketBody>(`${session(id)}/tickets`, as === undefined ? {} : { as }, signal),
  deck: <E extends keyof DeckByEdition>(id: SessionId, edition: E, signal?: AbortSignal) =>
    get<DeckByEdition[E]>(`${session(id)}/deck?edition=${edition}`, signal),
  exerciseStep: (id: SessionId, exercise: ExerciseId, step: number) =>
    get<{ files: ExerciseFile[] }>(`${session(id)}/exercises/${part(exercise)}/steps/${step}`),
  exerciseSolution: (id: SessionId, exercise: ExerciseId) =>
    get<{ files: ExerciseFile[] }>(`${session(id)}/exercises/${part(exercise)}/solution`),
  /** The last twenty from a workspace, oldest first. */
  submissions: (id: SessionId, exercise: ExerciseId, owner: WorkOwner, signal?: AbortSignal) =>
    get<{ submissions: SubmissionView[] }>(
      `${session(id)}/exercises/${part(exercise)}/submissions?owner=${part(owner)}`,
      signal,
    ),
  submissionProgress: (id: SessionId, exercise: ExerciseId, submission: string, signal?: AbortSignal) =>
    get<SubmissionProgress>(
      `${session(id)}/exercises/${part(exercise)}/submissions/${part(submission)}`,
      signal,
    ),
  exercise: <E extends keyof ExerciseByEdition>(
    id: SessionId,
    exercise: ExerciseId,
    edition: E,
    signal?: AbortSignal,
  ) => get<ExerciseByEdition[E]>(`${session(id)}/exercises/${part(exercise)}?edition=${edition}`, signal),
  /** Where a file of the course folder is, for `asset:` addresses in slides. */
  assetUrl: (id: SessionId, path: string) => `${session(id)}/assets/${pathOf(path)}`,

  /** A part of the history of a shared document, from update `after` on. */
  documentHistory: (name: DocumentName, after: number, signal?: AbortSignal) => {
    const [id = '', ...rest] = name.split('/')
    const path = `${session(id)}/documents/${rest.map(part).join('/')}/history?after=${after}`
    return get<DocumentHistory>(path, signal)
  },

  /** Where the replay of a class is for whoever was in it, and for whoever has the link to it. */
  replayOf: (id: SessionId) => `${session(id)}/replay`,
  replayByLink: (token: string) => `${BASE}/replays/${part(token)}`,
  /** @param at one of the two above */
  replay: (at: string, signal?: AbortSignal) => get<ReplayTimeline>(at, signal),
  replayDeck: (at: string, signal?: AbortSignal) => get<AudienceDeck>(`${at}/deck`, signal),
  /** A part of how a live demo was written, from update `after` on. */
  replayDemo: (at: string, demo: string, after: number, signal?: AbortSignal) =>
    get<DocumentHistory>(`${at}/demos/${part(demo)}?after=${after}`, signal),
  replayAssetUrl: (at: string, path: string) => `${at}/assets/${path.split('/').map(part).join('/')}`,
  /** Makes the links into a session, and to its replay, worthless. @returns the new ones */
  renewLinks: (id: SessionId) => post<SessionDetails>(`${session(id)}/links/renew`),
  webhooks: webhooksApi,
  /** Begins an archive of everything of a session, or finds the one that is being made. */
  exportSession: (id: SessionId) => post<ExportBody>(`${session(id)}/exports`),
  exports: (id: SessionId, signal?: AbortSignal) => get<ExportList>(`${session(id)}/exports`, signal),
  exportUrl: (id: string) => `${BASE}/exports/${part(id)}/file`,

  /** @param at where the page begins, from `next` of the page before; the newest where absent */
  jobs: ({ state, at }: { state?: JobBody['state']; at?: string }, signal?: AbortSignal) =>
    get<JobList>(at ?? `${BASE}/jobs?limit=50${state ? `&state=${state}` : ''}`, signal),
  retryJob: (id: string) => post<JobBody>(`${jobUrl(id)}/retry`),
  cancelJob: (id: string) => post<JobBody>(`${jobUrl(id)}/cancel`),

  deviceLink: (id: SessionId) => post<DeviceLink>(`${session(id)}/device-links`),
  redeemDeviceLink: (token: string) => post<Joined>(`${BASE}/device-links/${part(token)}`),
}
