import { expect, test } from 'vitest'
import { argumentsOf, differences } from './words/catalogues'
import { literalWords } from './words/literal-words'

test('text between tags is found, wherever it is', () => {
  const source = `
    export const Page = ({ isOn, t }: { isOn: boolean; t: (key: string) => string }) => (
      <>
        Hello   there
        <p>{t('fine')} · 7 {'literal'}</p>
        {isOn && <b>deep</b>}
        {isOn ? 'yes' : t('no')}
        {items.map((item) => <li key={item}>each</li>)}
        <Kbd>Enter</Kbd> – 100 %
      </>
    )`
  expect(literalWords(source).toSorted()).toEqual(['Hello there', 'deep', 'each', 'literal', 'yes'])
})

test('attributes that are shown are found, others are not', () => {
  const source = `
    export const a = <input title="A title" placeholder={'A hint'} aria-label={isOn ? \`Broker \${id}\` : t('off')} className="px-2" name="q" />
    export const b = <img alt="" src="x.png" />
    export const c = <Field label={error ?? 'Fallback'} note={<i>Inner</i>} />`
  expect(literalWords(source).toSorted()).toEqual(['A hint', 'A title', 'Broker', 'Fallback', 'Inner'])
})

test('code without words passes', () => {
  expect(literalWords(`export const x = <p className="text-ink">{t('a')} / {count} → {name}</p>`)).toEqual([])
})

test('keys that are missing or left over are named by their whole path', () => {
  expect(differences({ a: { b: 'x', c: 'y' }, d: 'z' }, { a: { b: '엑스' }, e: '이' })).toEqual([
    'a.c is missing',
    'd is missing',
    'e is left over',
  ])
})

test('arguments and tags have to be the same, branches need not be', () => {
  const english = '<b>{name}</b> has {count, plural, one {# copy} other {# copies}}{since, select, none {} other {, {since}}}'
  expect(
    differences({ m: english }, { m: '<b>{name}</b>: 사본 {count, plural, other {#개}}{since, select, none {} other { ({since})}}' }),
  ).toEqual([])
  expect(differences({ m: english }, { m: '{name}: 사본 {total}개{since, select, none {} other {}}' })).toEqual([
    'm takes {name} {since} {total}, not <b> {count} {name} {since}',
  ])
})

test('arguments are found at every depth, and not in quotes', () => {
  expect([...argumentsOf("{a, plural, =0 {} other {{b, select, x {{c}} other {d <i>{e}</i>}}}} '{f}' it''s {g}")].toSorted()).toEqual([
    '<i>',
    '{a}',
    '{b}',
    '{c}',
    '{e}',
    '{g}',
  ])
})
