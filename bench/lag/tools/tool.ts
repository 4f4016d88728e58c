import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { PlannedGroup } from '../../planned.ts'
import type { Sample, ToolName } from '../rows.ts'

/** What a tool is measured on. */
export interface Load {
  bootstrap: string
  groups: readonly PlannedGroup[]
  /** Commits of all groups. */
  groupPartitions: number
}

/** Another program that tells lag, while it runs. */
export interface RunningTool {
  /** Asks it once for everything. Throws when the answer leaves anything out: half an answer would be quick for nothing. */
  measure(): Promise<Sample>
  stop(): Promise<void>
}

export interface Tool {
  name: ToolName
  /** A scrape of these takes so long that fewer turns have to do. */
  isSlow: boolean
  /** Returns once it has given a first whole answer; a sentence where there is no such program. */
  start(load: Load): Promise<RunningTool | { missing: string }>
}

/** The first of these programs in the folder PEERS_BIN or on the PATH; null where there is none. */
export function findProgram(...names: string[]): string | null {
  const folders = [process.env['PEERS_BIN'] ?? '', ...(process.env['PATH'] ?? '').split(delimiter)].filter(Boolean)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export const notThere = (name: string) => ({ missing: `${name} is neither on the PATH nor in PEERS_BIN` })

/** Throws unless the tool told of all that there is. */
export function requireComplete(what: string, told: number, there: number): void {
  if (told < there) throw new Error(`${what} told of ${told}, not of ${there}`)
}
