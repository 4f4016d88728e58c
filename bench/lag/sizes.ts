/** How large the load cluster is. */
export interface Sizes {
  topics: number
  /** Of each topic. */
  partitions: number
  groups: number
  /** Partitions on which each group has committed. */
  groupPartitions: number
}

const SIZES: Record<keyof Sizes, { name: string; usual: number }> = {
  topics: { name: 'HIGHWATER_BENCH_TOPICS', usual: 500 },
  partitions: { name: 'HIGHWATER_BENCH_PARTITIONS', usual: 20 },
  groups: { name: 'HIGHWATER_BENCH_GROUPS', usual: 1_000 },
  groupPartitions: { name: 'HIGHWATER_BENCH_GROUP_PARTITIONS', usual: 40 },
}

/** A whole number above 0 from the environment, or the usual one. Throws with the variable's name. */
export function positiveSetting(env: Record<string, string | undefined>, name: string, usual: number): number {
  const value = Number(env[name] || usual)
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name}: “${env[name]}” is not a whole number above 0`)
  return value
}

export function sizesFrom(env: Record<string, string | undefined>): Sizes {
  const of = (key: keyof Sizes) => positiveSetting(env, SIZES[key].name, SIZES[key].usual)
  const sizes: Sizes = { topics: of('topics'), partitions: of('partitions'), groups: of('groups'), groupPartitions: of('groupPartitions') }
  const there = sizes.topics * sizes.partitions
  if (sizes.groupPartitions > there) throw new Error(`${SIZES.groupPartitions.name}: there are only ${there} partitions`)
  return sizes
}
