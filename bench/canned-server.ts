import { createServer } from 'node:http';

/* A process of its own that answers each request with the same page of 250 participants, written once,
 * so that the contenders are measured and not the server. Tells its parent its port. */

const PARTICIPANTS = 250;
const ACCOUNT = `AC${'0'.repeat(32)}`;
const CONFERENCE = `CF${'0'.repeat(32)}`;
const LIST = `/2010-04-01/Accounts/${ACCOUNT}/Conferences/${CONFERENCE}/Participants`;

const page = Buffer.from(
  JSON.stringify({
    participants: Array.from({ length: PARTICIPANTS }, (_, index) => participant(index)),
    first_page_uri: `${LIST}.json?PageSize=1000&Page=0`,
    next_page_uri: null,
    previous_page_uri: null,
    uri: `${LIST}.json?PageSize=1000&Page=0`,
    page: 0,
    page_size: 1000,
    start: 0,
    end: PARTICIPANTS - 1,
  }),
);

const server = createServer((_request, response) => {
  response.writeHead(200, {
    'content-type': 'application/json;charset=utf-8',
    'content-length': page.length,
    'twilio-request-id': `RQ${'0'.repeat(32)}`,
    'twilio-concurrent-requests': '1',
    'twilio-request-duration': '0.042',
  });
  response.end(page);
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('disconnect', () => process.exit());

function participant(index: number) {
  const callSid = `CA${index.toString(16).padStart(32, '0')}`;
  return {
    account_sid: ACCOUNT,
    call_sid: callSid,
    label: index % 3 === 0 ? `Agent ${index}` : null,
    conference_sid: CONFERENCE,
    date_created: 'Fri, 18 Feb 2011 21:07:19 +0000',
    date_updated: 'Fri, 18 Feb 2011 21:07:19 +0000',
    end_conference_on_exit: index === 0,
    muted: index % 2 === 0,
    hold: index % 7 === 0,
    status: 'connected',
    start_conference_on_enter: true,
    coaching: false,
    call_sid_to_coach: null,
    queue_time: null,
    uri: `${LIST}/${callSid}.json`,
  };
}
