import { useId, useMemo } from 'react';
import type { CallSid } from '../../../common/model/sid.ts';
import { EXPECTED_LEG } from '../../../common/roster/after-command.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { type HearLayout, hearLayout, type Spot, WIDTH } from './hear-layout.ts';
import { HearLegend } from './hear-legend.tsx';
import { type HearLink, linksOf, type Voice } from './hear-links.ts';
import classes from './hear-map-drawing.module.css';
import { hearPlaces } from './hear-places.ts';
import { linkMiddle, linkPath, pathText } from './link-path.ts';
import { type PersonLook, personLook } from './person-look.ts';
import { initialsOf, shortName } from './short-name.ts';
import { panelWords } from './words.ts';

interface HearMapDrawingProps {
  readonly conference: ConferenceView;
  /** The call after the act that is looked at; undefined when none is, null when it would be over. */
  readonly outcome: ConferenceView | null | undefined;
  readonly voices: readonly Voice[];
  readonly ownLeg: CallSid | null;
  readonly nameOf: (callSid: CallSid) => string;
}

/** The picture; a table says the same to who cannot see it. */
export function HearMapDrawing({
  conference,
  outcome,
  voices,
  ownLeg,
  nameOf,
}: HearMapDrawingProps) {
  const arrow = useId();
  const layout = useMemo(() => hearLayout(hearPlaces(conference, ownLeg)), [conference, ownLeg]);
  const links = useMemo(() => [...linksOf(voices)].sort(byFate), [voices]);
  const me = ownLeg ?? EXPECTED_LEG;
  const { size } = conference.participants;

  return (
    <>
      <svg
        className={classes.drawing}
        viewBox={`0 0 ${WIDTH} ${layout.height.toFixed(0)}`}
        role="img"
        aria-label={panelWords.hearMapPicture(size)}
        data-preview={outcome !== undefined || undefined}
        data-dense={links.length > MANY || undefined}
      >
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="6.5"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0.5 0.5 7.5 4 0.5 7.5z" fill="context-stroke" />
          </marker>
        </defs>
        {links.map((link) => (
          <Link
            key={`${link.from} ${link.to} ${link.kind} ${link.fate}`}
            {...{ link, layout, arrow, me }}
          />
        ))}
        {[...layout.spots].map(([callSid, spot]) => (
          <Person
            key={callSid}
            {...{ spot, layout }}
            isMe={callSid === me}
            name={nameOf(callSid)}
            look={personLook(conference.participants.get(callSid), conference.participants)}
            becomes={becomes(callSid, conference, outcome)}
          />
        ))}
      </svg>
      <HearLegend links={links} />
    </>
  );
}

/** From so many lines on each is drawn lighter. */
const MANY = 24;

/** What would change lies above what stays. */
function byFate(a: HearLink, b: HearLink): number {
  return ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate);
}
const ORDER = ['stays', 'lost', 'gained'] as const;

interface LinkProps {
  readonly link: HearLink;
  readonly layout: HearLayout;
  readonly arrow: string;
  readonly me: CallSid;
}

function Link({ link: { from, to, kind, fate }, layout, arrow, me }: LinkProps) {
  const start = layout.spots.get(from);
  const end = layout.spots.get(to);
  if (start === undefined || end === undefined) return null;
  const path = linkPath(start, end, kind !== 'both', layout);
  const { x, y } = linkMiddle(path);
  const url = `url(#${arrow})`;
  const badge = fate === 'gained' ? '+' : fate === 'lost' ? '×' : kind === 'perhaps' ? '?' : null;
  const isMine = from === me || (kind === 'both' && to === me);
  return (
    <g className={classes.link} data-kind={kind} data-fate={fate} data-mine={isMine || undefined}>
      <path d={pathText(path)} markerEnd={url} {...(kind === 'both' ? { markerStart: url } : {})} />
      {badge !== null && (
        <>
          <circle cx={x} cy={y} r="7" />
          <text x={x} y={y + 4}>
            {badge}
          </text>
        </>
      )}
    </g>
  );
}

interface PersonProps {
  readonly spot: Spot;
  readonly layout: HearLayout;
  readonly name: string;
  readonly isMe: boolean;
  readonly look: PersonLook;
  /** What the act that is looked at would make of them; null when nothing else. */
  readonly becomes: PersonLook | null;
}

function Person({ spot: { x, y, name: side }, layout, name, isMe, look, becomes }: PersonProps) {
  const { radius, nameWidth, hasDetails } = layout;
  const shown = becomes ?? look;
  const detail = hasDetails ? panelWords.look(shown, becomes !== null) : '';
  const isAbove = side === 'above';
  const nameY = isAbove ? y - radius - (detail === '' ? 6 : 19) : y + radius + 13;
  const detailY = isAbove ? y - radius - 6 : y + radius + 26;
  return (
    <g
      className={classes.person}
      data-look={shown}
      data-me={isMe || undefined}
      data-becomes={becomes !== null || undefined}
    >
      <title>{`${name}: ${panelWords.lookTitle(look)}`}</title>
      <circle cx={x} cy={y} r={radius} />
      <text className={classes.initials} x={x} y={y + 4}>
        {initialsOf(name)}
      </text>
      <text className={classes.name} x={x} y={nameY}>
        {shortName(name, nameWidth)}
      </text>
      {detail !== '' && (
        <text className={classes.detail} x={x} y={detailY}>
          {shortName(detail, nameWidth + 8)}
        </text>
      )}
    </g>
  );
}

function becomes(
  callSid: CallSid,
  now: ConferenceView,
  outcome: ConferenceView | null | undefined,
): PersonLook | null {
  if (outcome === undefined) return null;
  const participants = outcome?.participants ?? new Map();
  const before = personLook(now.participants.get(callSid), now.participants);
  const after = personLook(participants.get(callSid), participants);
  return after === before ? null : after;
}
