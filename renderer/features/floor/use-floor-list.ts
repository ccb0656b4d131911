import { useEffect, useReducer, useState } from 'react';
import {
  createFloorList,
  type FloorList,
  type FloorWish,
  type NeedRanks,
} from '../../../common/floor/floor-list.ts';
import { useRoster } from '../../store/stores.tsx';

/**
 * The floor as a list of lines, null before anything was read. Most news of the floor change none of them,
 * so that nothing is drawn; it is drawn by itself when time alone changes it.
 */
export function useFloorList(wish: FloorWish, ranks: NeedRanks): FloorList | null {
  const [listOf] = useState(createFloorList);
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  const list = useRoster(({ view }) =>
    view === null ? null : listOf(view, wish, ranks, wholeSecond(Date.now())),
  );
  const nextChangeAt = list?.nextChangeAt ?? Number.POSITIVE_INFINITY;

  // After every drawing, since the second that was looked at last may be over already.
  useEffect(() => {
    if (nextChangeAt === Number.POSITIVE_INFINITY) return;
    const at = wholeSecond(nextChangeAt + SECOND_MS - 1);
    const timer = setTimeout(lookAgain, Math.min(Math.max(at - Date.now(), 1), LONGEST_MS));
    return () => clearTimeout(timer);
  });

  return list;
}

const SECOND_MS = 1_000;
/** As long as a timer can wait at most is a little more than this. */
const LONGEST_MS = 24 * 3_600 * SECOND_MS;

function wholeSecond(at: number): number {
  return Math.floor(at / SECOND_MS) * SECOND_MS;
}
