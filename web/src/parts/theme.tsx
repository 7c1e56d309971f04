// Light or dark: as the system has it, until somebody says otherwise.
import { signal } from '@preact/signals';

type Theme = 'auto' | 'light' | 'dark';
const key = 'waybill.theme';

function stored(): Theme {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'auto';
  } catch {
    return 'auto';
  }
}

const theme = signal<Theme>(stored());

/** Puts the kept theme on the page; called once before the first paint. */
export function applyTheme(): void {
  if (theme.value === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
}

export function ThemeSwitch() {
  return (
    <label class="theme">
      <span>Colours</span>
      <select
        value={theme.value}
        onChange={(event) => {
          theme.value = event.currentTarget.value as Theme;
          try { localStorage.setItem(key, theme.value); } catch { /* holds for this page then */ }
          applyTheme();
        }}
      >
        <option value="auto">as the system</option>
        <option value="light">light</option>
        <option value="dark">dark</option>
      </select>
    </label>
  );
}
