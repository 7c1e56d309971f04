// The shell: what is around every view, and which view an address means.
import type { ComponentChildren } from 'preact';
import { remove, signedOut } from './api/client';
import { account, freshAlerts } from './api/events';
import { end, may, session } from './api/session';
import { NoticeLine, tellFailure } from './parts/notice';
import { ThemeSwitch } from './parts/theme';
import { navigate, place } from './router';
import { AlertsView } from './views/alerts';
import { CaseView } from './views/case';
import { DocumentView } from './views/document';
import { FlowsView } from './views/flows';
import { InboxView } from './views/inbox';
import { IngestView } from './views/ingest';
import { LedgerView } from './views/ledger';
import { NotFoundView } from './views/not_found';
import { PeopleView } from './views/people';
import { QualityView } from './views/quality';
import { SearchView } from './views/search';
import { SignInView } from './views/sign_in';

const links: [string, string][] = [
  ['/', 'Ledger'], ['/flows', 'Flows'], ['/search', 'Search'], ['/inbox', 'Inbox'], ['/alerts', 'Alerts'],
  ['/ingest', 'Ingest'], ['/quality', 'Quality'],
];

/** The view of a path, whose last part may be an id. */
function viewOf(path: string): ComponentChildren {
  const [, name = '', ...rest] = path.split('/');
  const id = decodeURIComponent(rest.join('/'));
  switch (name) {
    case '': return <LedgerView />;
    case 'case': return <CaseView key={id} id={id} />;
    case 'document': return <DocumentView key={id} id={id} />;
    case 'flows': return <FlowsView />;
    case 'search': return <SearchView />;
    case 'inbox': return <InboxView />;
    case 'alerts': return <AlertsView />;
    case 'ingest': return <IngestView />;
    case 'quality': return <QualityView />;
    case 'people': return <PeopleView />;
    case 'sign-in': return <SignInView />;
    default: return <NotFoundView />;
  }
}

function Navigation({ path }: { path: string }) {
  const fresh = freshAlerts.value.length;
  const here = (to: string) => (to === '/' ? path === '/' || path.startsWith('/case/') : path.startsWith(to));
  return (
    <nav class="main-nav" aria-label="Views">
      <ul>
        {links.map(([to, name]) => (
          <li key={to}>
            <a href={to} aria-current={here(to) ? 'page' : undefined}>
              {name}
              {to === '/alerts' && fresh > 0 && <span class="pill">{fresh}<span class="visually-hidden"> new</span></span>}
              {to === '/ingest' && account.value?.running && <span class="pill">running</span>}
            </a>
          </li>
        ))}
        {session.value && !session.value.local && <li><a href="/people" aria-current={here('/people') ? 'page' : undefined}>{may('admin') ? 'People' : 'Tokens'}</a></li>}
      </ul>
    </nav>
  );
}

function Footer() {
  const now = session.value;
  const leave = async () => {
    try {
      await remove('/session');
      end();
      navigate('/sign-in');
    } catch (error) {
      tellFailure(error);
    }
  };
  return (
    <footer class="site-foot">
      {now && <span>Waybill {now.version}, store <code>{now.store}</code></span>}
      {now?.user && !now.local && <span>{now.user} ({now.role}) <button type="button" class="link" onClick={() => void leave()}>Sign out</button></span>}
      <span><a href="/feed.atom">Feed of new cases</a> · <a href="/api/v1/openapi.json">API</a></span>
      <ThemeSwitch />
    </footer>
  );
}

export function App() {
  const { path } = place.value;
  return (
    <>
      <a class="skip" href="#main">Skip to the view</a>
      <header class="site-head">
        <a class="brand" href="/">Waybill</a>
        {!signedOut.value && <Navigation path={path} />}
      </header>
      {signedOut.value ? <SignInView /> : viewOf(path)}
      <Footer />
      <NoticeLine />
    </>
  );
}
