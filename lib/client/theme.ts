export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** A cookie, so that the server can write the theme into the first byte of a page and nothing flashes. */
export const THEME_COOKIE = 'highwater_theme'
const ONE_YEAR_SECONDS = 31_536_000

export function themeFrom(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? 'system'
}

export function applyTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax`
}

export function currentTheme(): Theme {
  return themeFrom(document.documentElement.dataset['theme'])
}
