import type { HearLink } from './hear-links.ts';
import classes from './hear-map-drawing.module.css';
import { panelWords } from './words.ts';

/** What the lines mean, as far as there are any of them. */
export function HearLegend({ links }: { links: readonly HearLink[] }) {
  const kinds = KINDS.filter(([kind]) => links.some((link) => link.kind === kind));
  const fates = FATES.filter(([fate]) => links.some((link) => link.fate === fate));
  return (
    <p className={classes.legend} aria-hidden>
      {kinds.map(([kind, words]) => (
        <span key={kind}>
          <svg
            width="22"
            height="8"
            viewBox="0 0 22 8"
            className={classes.link}
            data-kind={kind}
            aria-hidden
          >
            <path d="M1 4H21" />
          </svg>
          {words()}
        </span>
      ))}
      {fates.map(([fate, sign, words]) => (
        <span key={fate} data-fate={fate}>
          <b>{sign}</b> {words()}
        </span>
      ))}
    </p>
  );
}

const KINDS = [
  ['both', panelWords.linkHeard],
  ['open', panelWords.linkOneWay],
  ['whisper', panelWords.linkWhisper],
  ['perhaps', panelWords.linkPerhaps],
] as const;

const FATES = [
  ['gained', '+', panelWords.linkGained],
  ['lost', '×', panelWords.linkLost],
] as const;
