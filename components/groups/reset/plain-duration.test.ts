import { expect, it } from 'vitest'
import { parseBackDuration } from './plain-duration'

it.each([
  ['2 h 30 m', 'PT2H30M'],
  ['2h30m', 'PT2H30M'],
  ['1.5 hours', 'PT1H30M'],
  ['90 min', 'PT1H30M'],
  ['1 week', 'P7D'],
  ['2 days, 3 hours', 'P2DT3H'],
  ['2시간 30분', 'PT2H30M'],
  ['0.5 s', 'PT0.5S'],
  ['PT2H30M', 'PT2H30M'],
  ['p1dt1h', 'P1DT1H'],
])('%s is %s', (text, iso) => expect(parseBackDuration(text)).toMatchObject({ iso }))

it.each([
  ['', 'not-a-duration'],
  ['90', 'no-unit'],
  ['two hours', 'not-a-duration'],
  ['2 h ago', 'not-a-duration'],
  ['3 fortnights', 'not-a-duration'],
  ['0 h', 'not-back'],
  ['-PT1H', 'not-back'],
  ['P1M', 'calendar-unit'],
  ['PT1.5H', 'fraction'],
  ['9999999999999 d', 'too-long'],
])('“%s” is refused: %s', (text, problem) => expect(parseBackDuration(text)).toEqual({ problem }))
