import { describe, expect, it } from 'vitest'
import { parseTablePrefs } from './table-prefs'

describe('what a browser remembers of a table', () => {
  it('is what was chosen', () => {
    const prefs = { density: 'compact', columns: { history: false, cleanupPolicy: true } } as const
    expect(parseTablePrefs(JSON.stringify(prefs))).toEqual(prefs)
  })

  it('falls back where it cannot be read', () => {
    const none = { density: 'comfortable', columns: {} }
    for (const text of [null, '', 'null', '[]', '{"density":"huge","columns":{"a":1}}', '{"columns":"x"}', '{']) {
      expect(parseTablePrefs(text)).toEqual(none)
    }
  })
})
