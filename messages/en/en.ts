import access from './access.json'
import brokers from './brokers.json'
import changes from './changes.json'
import clusters from './clusters.json'
import group from './group.json'
import groups from './groups.json'
import lag from './lag.json'
import layout from './layout.json'
import login from './login.json'
import overview from './overview.json'
import preferences from './preferences.json'
import quorum from './quorum.json'
import replication from './replication.json'
import reset from './reset.json'
import said from './said.json'
import search from './search.json'
import topicChanges from './topic-changes.json'
import topics from './topics.json'
import transactions from './transactions.json'
import ui from './ui.json'

/** One file an area; each holds its namespaces at the top level. */
export const en = {
  ...access,
  ...brokers,
  ...changes,
  ...clusters,
  ...group,
  ...groups,
  ...lag,
  ...layout,
  ...login,
  ...overview,
  ...preferences,
  ...quorum,
  ...replication,
  ...reset,
  ...said,
  ...search,
  ...topicChanges,
  ...topics,
  ...transactions,
  ...ui,
}
