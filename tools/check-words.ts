// Words of the console live in messages/, in each language. Fails on text in app/ and components/ that is written into
// the code, and on catalogues that do not say the same in every language.
import { globSync, readFileSync } from 'node:fs'
import { differences, type Catalogue } from './words/catalogues.ts'
import { literalWords } from './words/literal-words.ts'

const LEAST_FILES = 60

const complaints: string[] = []
const files = globSync('{app,components}/**/*.tsx')
for (const file of files)
  for (const text of literalWords(readFileSync(file, 'utf8'))) complaints.push(`${file}: “${text}” is not in messages/`)
if (files.length < LEAST_FILES) complaints.push(`only ${files.length} files were read`)

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Catalogue
const names = (language: string) => globSync('*.json', { cwd: `messages/${language}` }).toSorted()
const translated = new Set(names('ko'))
for (const name of names('en')) {
  const korean = translated.delete(name) ? read(`messages/ko/${name}`) : {}
  for (const complaint of differences(read(`messages/en/${name}`), korean)) complaints.push(`messages/ko/${name}: ${complaint}`)
}
for (const name of translated) complaints.push(`messages/ko/${name}: there is no English one`)

for (const complaint of complaints) console.error(`✗ ${complaint}`)
if (complaints.length === 0) console.log(`✓ all words are in messages/, in every language (${files.length} files)`)
process.exit(complaints.length === 0 ? 0 : 1)
