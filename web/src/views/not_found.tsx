import { Page } from '../parts/page';

export function NotFoundView() {
  return (
    <Page title="There is no such page">
      <p>The address leads nowhere. <a href="/">Go to the ledger</a> or <a href="/search">search</a>.</p>
    </Page>
  );
}
