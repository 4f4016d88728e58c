import { AS_BROWSER } from '../domain/preferences/limits'

/** The IANA name of the zone that all times are shown in: the chosen one, else the browser's. */
export function shownTimeZone(): string {
  return chosenTimeZone() ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The page's own mark, so that formats need no argument; the server writes it with the first byte. Undefined: the browser's. */
export function chosenTimeZone(): string | undefined {
  return typeof document === 'undefined' ? undefined : document.documentElement.dataset['timeZone']
}

/** `zone` as in the preferences: a name, or as the browser says. */
export function isShownIn(zone: string): boolean {
  return (chosenTimeZone() ?? AS_BROWSER) === zone
}

export function applyTimeZone(zone: string): void {
  const { dataset } = document.documentElement
  if (zone === AS_BROWSER) delete dataset['timeZone']
  else dataset['timeZone'] = zone
}

/** Every zone that can be chosen, UTC first. */
export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
}
