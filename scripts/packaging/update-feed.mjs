import { SetUpError } from '../project.mjs';

/** @typedef {Exclude<import('electron-builder').Configuration['publish'], undefined>} Feed */

/**
 * Where the packaged console looks for updates: the address that is given, or else the releases of the
 * repository whose workflow builds it. Null: it looks nowhere.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Feed}
 */
export function updateFeed({ EARSHOT_UPDATE_URL: url, GITHUB_REPOSITORY: repository }) {
  if (url) {
    if (URL.canParse(url) && new URL(url).protocol === 'https:')
      return { provider: 'generic', url };
    throw new SetUpError(`EARSHOT_UPDATE_URL has to be an address with https, not “${url}”.`);
  }
  const [owner, repo] = repository?.split('/') ?? [];
  if (owner && repo) return { provider: 'github', owner, repo };
  return null;
}

/** @param {Feed} feed */
export function feedWords(feed) {
  if (feed === null || typeof feed !== 'object' || Array.isArray(feed)) {
    return 'Without updates: there is neither EARSHOT_UPDATE_URL nor GITHUB_REPOSITORY.';
  }
  if (feed.provider === 'generic' && 'url' in feed) return `Updates come from ${feed.url}`;
  if (feed.provider === 'github' && 'repo' in feed)
    return `Updates come from ${feed.owner}/${feed.repo}`;
  return 'Updates come from elsewhere.';
}
