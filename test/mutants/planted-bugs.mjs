/**
 * Bugs that the model-based test must find, each planted by exact replacements in one file. A text that
 * does not occur exactly once any more is an error: the mutant would prove nothing.
 *
 * @typedef {object} PlantedBug
 * @property {string} name what the console does wrong
 * @property {string} file
 * @property {readonly (readonly [from: string, to: string])[]} edits
 * @property {string} [foundBy] a run that is known to find a rare one, tried before all others
 */

/** @type {readonly PlantedBug[]} */
export const plantedBugs = [
  {
    name: 'ignore the start time of a poll',
    file: 'main/core/floor-reader.ts',
    edits: [
      [
        `    const asOf = clock.now();
    const before = entryOf(conferenceSid);
    const list = await twilio.listParticipants(conferenceSid, options);
`,
        `    const before = entryOf(conferenceSid);
    const list = await twilio.listParticipants(conferenceSid, options);
    const asOf = clock.now();
`,
      ],
    ],
  },
  {
    name: 'trust a list of which a page is missing',
    file: 'main/twilio/paging.ts',
    edits: [
      [
        `    if (!page.ok) {
`,
        `    if (!page.ok && pages.length > 0) return ok({ rows: pages.flat(), complete: true });
    if (!page.ok) {
`,
      ],
    ],
  },
  {
    name: 'unmute without restating coaching',
    file: 'main/core/speak-wishes.ts',
    edits: [
      [
        'changes: { coaching: true, callSidToCoach: target, muted: false },',
        'changes: { muted: false },',
      ],
    ],
  },
  {
    name: 'roll back to the state before a failed command',
    file: 'main/core/participant-commands.ts',
    edits: [
      [
        `    const { error: failure } = answer;
    if (!isOutcomeOpen(failure)) {
      await lookAgain(target);
`,
        `    const { error: failure } = answer;
    const before = rowOf(target);
    if (before !== undefined) facts.told({ ...before, updatedAt: null }, clock.now());
    if (!isOutcomeOpen(failure)) {
      await lookAgain(target);
`,
      ],
    ],
  },
  {
    name: 'take a page without a word of the next for the last one',
    file: 'main/twilio/list-pages.ts',
    edits: [
      [
        'const nextPageUri = z.string().nullable();',
        'const nextPageUri = z.string().nullable().default(null);',
      ],
    ],
  },
  {
    name: 'take "page not found" for the end of a conference',
    file: 'main/twilio/paging.ts',
    edits: [
      [
        "const isOfPage = page.error.kind === 'not-found' && pages.length > 0;",
        'const isOfPage = false;',
      ],
    ],
  },
  {
    name: 'let an older list bring back who left',
    file: 'common/roster/reduce-participants.ts',
    // Two rules keep them away: what was told later, and what was told while the list was read.
    edits: [
      ['    if ((left.get(participant.callSid)?.asOf ?? 0) > asOf) continue;\n', ''],
      ['      left.has(participant.callSid) &&\n', '      false &&\n'],
    ],
  },
  {
    name: 'let an older list overwrite what is newer',
    file: 'common/roster/reduce-participants.ts',
    edits: [['    if (known !== undefined && known.asOf > asOf) continue;\n', '']],
  },
  {
    name: 'date an answer by its request',
    file: 'main/core/participant-facts.ts',
    edits: [
      [
        "        asOf: clock.now(),\n        source: 'answer',\n",
        "        asOf: askedAt,\n        source: 'answer',\n",
      ],
    ],
  },
  {
    name: 'let an older event overwrite a newer reading',
    file: 'common/roster/reduce-events.ts',
    edits: [
      ['const isOlder = known !== undefined && known.asOf > asOf;', 'const isOlder = false;'],
    ],
  },
  {
    name: 'call a mode confirmed that an event told',
    file: 'common/roster/own-mode.ts',
    edits: [["confirmed: leg.source !== 'event'", 'confirmed: true']],
  },
  {
    name: 'ignore a gap in the events',
    file: 'common/roster/event-trail.ts',
    edits: [
      ['const opensGap = sequenceNumber > trail.last + 1;', 'const opensGap = false;'],
      ['    missing.set(number, { since: now, madeGood: false });\n', ''],
    ],
  },
  {
    name: 'ignore that the computer slept',
    file: 'main/core/session-service.ts',
    edits: [['      reconciler.wake();\n    },', '    },']],
  },
  {
    name: 'hold or remove somebody to whom I whisper',
    file: 'main/core/supervision-service.ts',
    edits: [['if (!coaches && !isOnTheWay) return', 'if (mine !== null) return']],
  },
  {
    name: 'speak on although muted meanwhile',
    file: 'main/core/own-voice.ts',
    // A request whose permission is withdrawn is not sent either, whoever forgets to look.
    edits: [
      [
        '    if (signal.aborted) return fail(words.STOPPED);\n    stopInsisting(callSid);\n',
        '    stopInsisting(callSid);\n',
      ],
      ['ask(leg, changes, signal)', 'ask(leg, changes, new AbortController().signal)'],
    ],
  },
  {
    name: 'leave me heard when nobody asked for it',
    file: 'main/core/own-guard.ts',
    edits: [
      [
        '    if (!isHeardUnasked(leg)) return;\n    const wish',
        '    if (leg !== null) return;\n    const wish',
      ],
    ],
  },
  {
    name: 'repeat an announcement whose answer was lost',
    file: 'main/twilio/retry-table.ts',
    edits: [["return operation !== 'once';", 'return true;']],
  },
  {
    name: 'let a late answer bring back who left',
    file: 'common/roster/reduce-participants.ts',
    edits: [["if (leaving !== undefined && source === 'answer') {", 'if (askedAt === 0) {']],
  },
  {
    name: 'take away who rings',
    file: 'common/roster/reduce-participants.ts',
    edits: [[" || known.asOf > asOf || known.status !== 'connected')", ' || known.asOf > asOf)']],
  },
  {
    name: 'let an older list bring back a conference that ended',
    file: 'common/roster/reduce-conferences.ts',
    edits: [
      ['    if (ended !== undefined && (ended.isFinal || ended.asOf > asOf)) continue;\n', ''],
    ],
  },
  {
    name: 'take the answer to something else for the answer to a wish',
    foundBy: '--seed 1 --path 383',
    file: 'main/core/participant-commands.ts',
    edits: [
      [
        "    const act = `${onHold ? 'hold'",
        "    if (row?.source === 'answer' && row.hold === onHold) return ok(roster.rev());\n    const act = `${onHold ? 'hold'",
      ],
    ],
  },
  {
    name: 'find an alarm enough, and not mute me',
    file: 'main/core/own-guard.ts',
    edits: [['const muted = await mute(leg);', 'const muted = { ok: true };']],
  },
  {
    name: 'coach somebody who is being held or removed',
    foundBy: '--seed 600024 --path 42',
    file: 'main/core/supervision-service.ts',
    edits: [['      farewells.add(farewell);\n', '']],
  },
  {
    name: 'take commands while a session ends',
    foundBy: '--seed 14 --path 74',
    file: 'main/core/session-service.ts',
    edits: [['      isEnding = true;\n', '']],
  },
];
