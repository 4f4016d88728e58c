import { noise } from '../fixtures/business/clock'

/** What has broken consoles: separators and escapes of URLs, quotes, formulas, scripts of the world, and nothing at all. */
const KNOWN = [
  '',
  '.',
  '..',
  '~',
  '~team',
  '/',
  'team/orders',
  '%',
  '100%',
  '%2F',
  'a%2Fb%25',
  'with space',
  '  two  spaces  ',
  'a+b',
  '?#&=',
  'q?limit=1#top',
  '"quoted"',
  "it's",
  '<b>&amp;</b>',
  '=cmd()',
  '\\back\\slash',
  'semi;colon,comma|pipe',
  '주문-처리',
  '🚚 shipping',
  'e\u0301te\u0301',
  'العربية',
  'g'.repeat(249),
  '한'.repeat(83),
]
const ALPHABET = Array.from('abcXYZ019._-/%?#&="\'<>\\ :;@!*+()[]{}|~^`$,é한🚚')

/** The known ones, and made-up ones of the same characters: the same in every run. */
export const NAMES: string[] = [
  ...KNOWN,
  ...Array.from({ length: 40 - KNOWN.length }, (_, which) =>
    Array.from({ length: 3 + which * 2 }, (__, at) => ALPHABET[Math.floor(noise(which + 1, at + 1) * ALPHABET.length)]).join(''),
  ),
]
