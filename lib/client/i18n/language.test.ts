import { expect, it } from 'vitest'
import { languageFor } from './language'

it.each([
  ['browser', 'ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
  ['browser', 'en-GB,ko;q=0.9', 'en'],
  ['browser', 'fr-FR, en;q=0.2, ko;q=0.7', 'ko'],
  ['browser', 'ko;q=0, en;q=0.1', 'en'],
  ['browser', 'kok, fr', 'en'],
  ['browser', '', 'en'],
  ['browser', null, 'en'],
  ['en', 'ko-KR', 'en'],
  ['ko', 'en-GB', 'ko'],
] as const)('%s, Accept-Language: %s → %s', (chosen, header, language) => expect(languageFor(chosen, header)).toBe(language))
