import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { StatusText } from '../../ui/status-text.tsx';
import { useRoleGuess } from './role-guess.ts';
import { floorWords } from './words.ts';

/** Who somebody is to the call centre; hovering says why it is thought so. */
export function RoleCell({ row }: { row: ParticipantRow }) {
  const { role, why } = useRoleGuess()(row);
  return <StatusText title={floorWords.roleIs(role, why)}>{floorWords.role(role)}</StatusText>;
}
