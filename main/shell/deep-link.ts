import { type ConferenceSid, conferenceSidSchema } from '../../common/model/sid.ts';

/**
 * The call that a link such as `earshot://conference/CF…` asks to see, or null. Anybody can have anybody
 * click a link: it may show a call and nothing else, so that whatever says more is no link of ours.
 */
export function callOfLink(link: string): ConferenceSid | null {
  const sid = /^earshot:\/\/conference\/([^/]+)$/.exec(link)?.[1];
  const parsed = conferenceSidSchema.safeParse(sid);
  return parsed.success ? parsed.data : null;
}

/** Of a second start: the link is its last argument. More than one is none. */
export function callOfArguments(argv: readonly string[]): ConferenceSid | null {
  const links = argv.slice(1).filter((word) => word.toLowerCase().startsWith('earshot:'));
  const [link] = links;
  return link === undefined || links.length > 1 ? null : callOfLink(link);
}
