import { useCallback } from 'react';
import type { Role } from '../../../common/floor/roles.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useRoleGuess } from '../floor/role-guess.ts';

/** Who somebody is to the call centre. */
export function useRole(): (row: ParticipantRow) => Role {
  const guess = useRoleGuess();
  return useCallback((row) => guess(row).role, [guess]);
}
