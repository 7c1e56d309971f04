import { render } from 'preact';
import { ask } from './api/session';
import { App } from './app';
import { applyTheme } from './parts/theme';
import { startRouter } from './router';

applyTheme();
startRouter();
void ask();
const root = document.getElementById('app');
if (root) {
  root.textContent = '';
  render(<App />, root);
}
