import type { AccountNumbers } from '../account-numbers.ts';
import type { Floor } from '../domain/floor.ts';
import type { ResourcePaths } from './paths.ts';
import type { ResourceJson } from './resource-json.ts';

/** What the routes of every resource work with. */
export interface RouteNeeds {
  readonly floor: Floor;
  readonly numbers: AccountNumbers;
  readonly paths: ResourcePaths;
  readonly json: ResourceJson;
  readonly rowsPerPage: number;
}
