import type { Socket } from 'socket.io';
import type { Claims } from '../tokens/tokens.ts';

/** A console that the feed has let in. */
export interface Member {
  readonly claims: Claims;
  readonly console: { readonly id: string; readonly name: string };
}

/** Null for a socket that is no console. */
export type MemberOf = (socket: Socket) => Member | null;

/** Tells consoles of an account apart; with the token's id, so that nobody can speak as another. */
export function memberKey({ claims, console }: Member): string {
  return `${claims.id}.${console.id}`;
}

/** The socket.io room of an account's consoles, as far as what they tell each other is concerned. */
export function roomOf(account: string): string {
  return `together:${account}`;
}
