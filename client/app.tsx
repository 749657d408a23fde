import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { CrashGuard } from './crash-guard.tsx'
import { PageSpinner } from './ui/spinner.tsx'
import { Toaster } from './ui/toast.tsx'

/** A page as a chunk of its own, so that a learner loads only what a learner needs. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }))
}

const ROUTES: [path: string, page: ComponentType][] = [
  ['/', page(() => import('./pages/home/home-page.tsx'), 'HomePage')],
  ['/j/:code', page(() => import('./pages/join/join-page.tsx'), 'JoinPage')],
  ['/i/:token', page(() => import('./pages/invitation/invitation-page.tsx'), 'InvitationPage')],
  ['/device/:token', page(() => import('./pages/device/device-page.tsx'), 'DevicePage')],
  ['/setup', page(() => import('./pages/setup/setup-page.tsx'), 'SetupPage')],
  ['/sign-in', page(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage')],
  ['/teach', page(() => import('./pages/teach/teach-page.tsx'), 'TeachPage')],
  [
    '/teach/:course/progress',
    page(() => import('./pages/course-progress/course-progress-page.tsx'), 'CourseProgressPage'),
  ],
  ['/account', page(() => import('./pages/account/account-page.tsx'), 'AccountPage')],
  ['/webhooks', page(() => import('./pages/webhooks/webhooks-page.tsx'), 'WebhooksPage')],
  ['/jobs', page(() => import('./pages/jobs/jobs-page.tsx'), 'JobsPage')],
  ['/s/:id', page(() => import('./pages/room/room-page.tsx'), 'RoomPage')],
  ['/s/:id/present', page(() => import('./pages/present/present-page.tsx'), 'PresentPage')],
  ['/s/:id/wall', page(() => import('./pages/wall/wall-page.tsx'), 'WallPage')],
  ['/s/:id/board', page(() => import('./pages/board/board-page.tsx'), 'BoardPage')],
  ['/s/:id/projector', page(() => import('./pages/projector/projector-page.tsx'), 'ProjectorPage')],
  ['/s/:id/my-data', page(() => import('./pages/my-data/my-data-page.tsx'), 'MyDataPage')],
  ['/s/:id/replay', page(() => import('./pages/replay/replay-page.tsx'), 'ReplayPage')],
  ['/replay/:token', page(() => import('./pages/replay/replay-page.tsx'), 'ReplayLinkPage')],
  ['/s/:id/report', page(() => import('./pages/report/report-page.tsx'), 'ReportPage')],
]
const NotFoundPage = page(() => import('./pages/not-found/not-found-page.tsx'), 'NotFoundPage')

export function App() {
  return (
    <CrashGuard>
      <Suspense fallback={<PageSpinner />}>
        <Switch>
          {ROUTES.map(([path, component]) => (
            <Route key={path} path={path} component={component} />
          ))}
          <Route component={NotFoundPage} />
        </Switch>
      </Suspense>
      <Toaster />
    </CrashGuard>
  )
}
