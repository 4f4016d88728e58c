import type { Preferences } from '../../contract/preferences'
import { AS_BROWSER, LANGUAGES, type Language } from '../../domain/preferences/limits'

/** The chosen language; else the first of the browser's that we speak; else English. `acceptLanguage` is the header. */
export function languageFor(chosen: Preferences['language'], acceptLanguage: string | null): Language {
  if (chosen !== AS_BROWSER) return chosen
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find((q) => q !== undefined)
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  for (const { language } of wanted) {
    const spoken = LANGUAGES.find((ours) => ours === language)
    if (spoken) return spoken
  }
  return 'en'
}
